using System.Text;
using System.Text.Json;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>Reads the body of an error response.</summary>
internal static class ApiErrorReader
{
    /// <summary>Reads the error object of a body; null when it has none.</summary>
    public static ApiError? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(ByteOrderMark.Without(body));
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isError = json.ValueTextEquals("error"u8);
                json.Read();
                if (isError && json.TokenType == JsonTokenType.StartObject)
                    return ReadObject(ref json);
                if (isError && json.TokenType == JsonTokenType.String)
                    return new ApiError(Text(json.ValueSpan));
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // The body is not JSON; its start is shown as it is.
        }

        return null;
    }

    /// <summary>Reads an event that is an error by its name. Its data may be the error object itself, or any text.</summary>
    public static ApiError ReadEvent(ReadOnlySpan<byte> data, Redaction? redaction)
    {
        ApiError error = TryRead(data) ?? TryReadBare(data) ?? new ApiError(Excerpt.Of(data, redaction));
        return redaction is null ? error : Redacted(error, redaction);
    }

    /// <summary>Reads the body of an error response in any format, and removes the API key from the texts.</summary>
    public static ApiError Read(ReadOnlySpan<byte> body, string? contentType, Redaction? redaction)
    {
        if (TryRead(body) is not { } error)
        {
            return new ApiError(Excerpt.Of(body, redaction))
            {
                ForeignBody = body.IsEmpty ? "an empty body" : contentType ?? "a body without a content type",
            };
        }

        return redaction is null ? error : Redacted(error, redaction);
    }

    private static ApiError Redacted(ApiError error, Redaction redaction) => error with
    {
        Message = redaction.Of(error.Message),
        Type = error.Type is null ? null : redaction.Of(error.Type),
        Code = error.Code is null ? null : redaction.Of(error.Code),
        Param = error.Param is null ? null : redaction.Of(error.Param),
        FilteredCategories = [.. error.FilteredCategories.Select(category => redaction.Of(category))],
    };

    private static ApiError? TryReadBare(ReadOnlySpan<byte> data)
    {
        try
        {
            var json = new Utf8JsonReader(data);
            if (json.Read() && json.TokenType == JsonTokenType.StartObject && ReadObject(ref json) is { Message.Length: > 0 } error)
                return error;
        }
        catch (JsonException)
        {
            // Whatever it is, it is shown as it stands.
        }

        return null;
    }

    private static ApiError ReadObject(ref Utf8JsonReader json)
    {
        string? message = null, detail = null, type = null, code = null, param = null;
        List<string> categories = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("message"u8))
                message = ReadText(ref json);
            else if (json.ValueTextEquals("type"u8))
                type = ReadText(ref json);
            else if (json.ValueTextEquals("code"u8))
                code = ReadText(ref json);
            else if (json.ValueTextEquals("param"u8))
                param = ReadText(ref json);
            else if (json.ValueTextEquals("detail"u8))
                detail = ReadText(ref json);
            else if (json.ValueTextEquals("innererror"u8))
                ContentFilterReader.ReadInnerError(ref json, categories);
            else if (ContentFilterReader.IsResult(ref json))
                ContentFilterReader.Read(ref json, categories);
            else
                ReadText(ref json);
        }

        return new ApiError(message ?? detail ?? "") { Type = type, Code = code, Param = param, FilteredCategories = categories };
    }

    // Some gateways send the code as a number.
    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return Text(json.ValueSpan);
        if (json.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(json.ValueSpan);
        json.Skip();
        return null;
    }

    private static string Text(ReadOnlySpan<byte> encoded) => Encoding.UTF8.GetString(JsonText.Decode(encoded).Span);
}
