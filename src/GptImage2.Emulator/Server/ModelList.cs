using System.Text.Json;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Server;

/// <summary>Answers <c>GET /v1/models</c> and <c>GET /v1/models/{id}</c>.</summary>
internal static class ModelList
{
    private const string Path = "/v1/models";

    // 2026-04-21, the day the model was released.
    private const long Created = 1_776_729_600;

    public static bool Serves(string path) =>
        string.Equals(path, Path, StringComparison.Ordinal) || (path.Length > Path.Length + 1 && path.StartsWith(Path + "/", StringComparison.Ordinal));

    public static Answer Answer(string path, EndpointOptions options)
    {
        if (path.Length == Path.Length)
            return Ok(writer => WriteAll(writer, options.Models), options);

        string id = path[(Path.Length + 1)..];
        return options.Models.Contains(id)
            ? Ok(writer => WriteOne(writer, id), options)
            : Completions.Answer.From(ErrorResponse.NotFound($"The model '{id}' does not exist", "model_not_found", "model"));
    }

    private static Answer Ok(Action<Utf8JsonWriter> write, EndpointOptions options) =>
        new(StatusCodes.Status200OK, "application/json", Completions.Answer.Json(options.MinifiedBodies ? null : 2, write));

    private static void WriteAll(Utf8JsonWriter writer, IEnumerable<string> ids)
    {
        writer.WriteStartObject();
        writer.WriteString("object"u8, "list"u8);
        writer.WriteStartArray("data"u8);
        foreach (string? id in ids.Order(StringComparer.Ordinal))
            WriteOne(writer, id);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("object"u8, "model"u8);
        writer.WriteNumber("created"u8, Created);
        writer.WriteString("owned_by"u8, "emulator"u8);
        writer.WriteEndObject();
    }
}
