using System.Text.Json;

namespace GptImage2.Emulator.Errors;

/// <summary>An error object of the API with the status it comes with.</summary>
internal sealed record ErrorResponse(int Status, string Message, string Type, string? Param, string? Code)
{
    /// <summary>The placeholder in a message for the id of the request, until that is known.</summary>
    public const string RequestIdMark = "{request id}";

    public static ErrorResponse BadRequest(string message, string? param = null, string? code = null) =>
        new(StatusCodes.Status400BadRequest, message, "invalid_request_error", param, code);

    public static ErrorResponse NotFound(string message, string? code = null, string? param = null) =>
        new(StatusCodes.Status404NotFound, message, "invalid_request_error", param, code);

    public static ErrorResponse Unauthorized(string message, string? code) =>
        new(StatusCodes.Status401Unauthorized, message, "invalid_request_error", null, code);

    public static ErrorResponse NoSuchUrl(string method, string path) => NotFound($"Invalid URL ({method} {path})");

    public static ErrorResponse NotAllowed(string method, string path) => new(
        StatusCodes.Status405MethodNotAllowed,
        $"Not allowed to {method} on {path}. (HINT: Perhaps you meant to make your HTTP request differently?)",
        "invalid_request_error",
        null,
        "method_not_supported");

    /// <summary>An error that the real endpoint does not have: the emulator's own.</summary>
    public static ErrorResponse Emulator(int status, string message) =>
        new(status, message, "emulator_error", null, null);

    public RefusedException Refuse() => new(this);

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, Message);
        writer.WriteString("type"u8, Type);
        writer.WriteString("param"u8, Param);
        writer.WriteString("code"u8, Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
