using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Requests;

/// <summary>The form of reply that a request asks for, and its schema if it has one.</summary>
internal sealed partial record ResponseFormat(string Type, string? Schema = null)
{
    private const int MaxNameLength = 64;

    public static ResponseFormat Read(JsonElement root, EndpointOptions options)
    {
        if (root.Find("response_format") is not { } format)
            return new ResponseFormat("text");

        string type = format.AsObject("response_format").RequiredString("type", "response_format.type");
        if (type is "text" or "json_object")
            format.RefuseUnknown("response_format", "type");

        return type switch
        {
            "text" or "json_object" => new ResponseFormat(type),
            "json_schema" when options.TakesJsonSchema => new ResponseFormat(type, ReadSchema(format)),
            "json_schema" => throw ErrorResponse.BadRequest(
                "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs").Refuse(),
            _ => throw ParameterErrors.BadValue("response_format.type", type, "json_object", "json_schema", "text").Refuse(),
        };
    }

    public static ErrorResponse WordMissing(EndpointOptions options) => options.Errors.JsonWordOfResponses
        ? ErrorResponse.BadRequest("Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.", "text.format")
        : ErrorResponse.BadRequest("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");

    private static string? ReadSchema(JsonElement format)
    {
        const string Path = "response_format.json_schema";
        JsonElement schema = format.Find("json_schema")?.AsObject(Path) ?? throw ParameterErrors.Missing(Path).Refuse();
        string name = schema.Find("name")?.AsString($"{Path}.name", MaxNameLength) ?? throw ParameterErrors.Missing($"{Path}.name").Refuse();
        return NamePattern().IsMatch(name)
            ? schema.Find("schema")?.AsObject($"{Path}.schema").GetRawText()
            : throw ParameterErrors.NoMatch($"{Path}.name", "^[a-zA-Z0-9_-]+$").Refuse();
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamePattern();
}
