using System.Text.Json;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Files;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>What a request to make a batch asks for.</summary>
internal sealed record BatchParameters(string InputFileId, string Endpoint, IReadOnlyDictionary<string, string>? Metadata, long? OutputLifetime)
{
    public const string Window = "24h";
    public const string ChatCompletions = "/v1/chat/completions";

    private static readonly string[] Known = ["input_file_id", "endpoint", "completion_window", "metadata", "output_expires_after"];

    private static readonly string[] Endpoints =
    [
        "/v1/responses", ChatCompletions, "/v1/embeddings", "/v1/completions", "/v1/moderations", "/v1/images/generations",
        "/v1/images/edits", "/v1/videos",
    ];

    public static BatchParameters Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.NotJson().Refuse();

        foreach (JsonProperty member in root.EnumerateObject().Where(static m => !Known.Contains(m.Name, StringComparer.Ordinal)))
            throw ParameterErrors.Unknown(member.Name).Refuse();

        string file = root.RequiredString("input_file_id", "input_file_id");
        root.RequiredString("endpoint", "endpoint");
        string endpoint = root.OneOf("endpoint", "endpoint", Endpoints)!;
        root.RequiredString("completion_window", "completion_window");
        root.OneOf("completion_window", "completion_window", Window);
        if (endpoint is not ChatCompletions)
            throw BatchErrors.NotRun(endpoint).Refuse();

        return new BatchParameters(file, endpoint, BatchMetadata.Read(root), ReadLifetime(root));
    }

    private static long? ReadLifetime(JsonElement root)
    {
        if (root.Find("output_expires_after") is not { } expiry)
            return null;

        if (expiry.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType("output_expires_after", "an object", expiry).Refuse();

        Lifetime.CheckAnchor(expiry.OptionalString("anchor", "output_expires_after.anchor"), "output_expires_after.anchor");
        const string path = "output_expires_after.seconds";
        return expiry.Find("seconds") switch
        {
            null => throw ParameterErrors.Missing(path).Refuse(),
            { ValueKind: JsonValueKind.Number } seconds when seconds.TryGetInt64(out long number) => Lifetime.Check(number, path),
            { } other => throw ParameterErrors.BadType(path, "an integer", other).Refuse(),
        };
    }
}
