using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Requests;

internal static class ResponseFormat
{
    public static string Read(JsonElement root)
    {
        if (root.Find("response_format") is not { } format)
            return "text";

        if (format.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.BadType("response_format", "an object", format).Refuse();

        var type = format.RequiredString("type", "response_format.type");
        return type switch
        {
            "text" or "json_object" => type,
            "json_schema" => throw ApiError.BadRequest(
                "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs").Refuse(),
            _ => throw ParameterErrors.BadValue("response_format.type", type, "json_object", "json_schema", "text").Refuse(),
        };
    }

    public static ApiError WordMissing(EmulatorOptions options) => options.Errors.JsonWordOfResponses
        ? ApiError.BadRequest("Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.", "text.format")
        : ApiError.BadRequest("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", "messages");
}
