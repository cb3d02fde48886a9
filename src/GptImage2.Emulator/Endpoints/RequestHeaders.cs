using System.Text;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;
using Microsoft.Net.Http.Headers;

namespace GptImage2.Emulator.Endpoints;

/// <summary>The headers with which a completion must be asked for.</summary>
internal static class RequestHeaders
{
    private const int MaxClientRequestIdLength = 512;

    /// <summary>Says why a request is refused before its body is looked at; null when it is not.</summary>
    public static ErrorResponse? Refuse(HttpRequest request)
    {
        string id = request.Headers["X-Client-Request-Id"].ToString();
        if (id.Length > MaxClientRequestIdLength || !Ascii.IsValid(id))
            return ErrorResponse.BadRequest("Invalid 'X-Client-Request-Id' header. Expected a value of at most 512 ASCII characters.");

        // A body of no type is not read, and then it has no model.
        if (string.IsNullOrWhiteSpace(request.ContentType))
            return ErrorResponse.BadRequest("you must provide a model parameter");

        // No source says that compressed bodies are taken.
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
            return ParameterErrors.NotJson();

        return IsJson(request.ContentType)
            ? null
            : ErrorResponse.BadRequest(
                $"Unsupported content type: '{request.ContentType}'. This API method only accepts 'application/json' requests, but you specified the header 'Content-Type: {request.ContentType}'. Please try again with a supported content type.",
                code: "unsupported_content_type");
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
