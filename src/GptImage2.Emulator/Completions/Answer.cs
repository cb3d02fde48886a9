using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Faults;
using Microsoft.AspNetCore.WebUtilities;

namespace GptImage2.Emulator.Completions;

/// <summary>A complete response, as it is written when everything is decided.</summary>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public TimeSpan Delay { get; init; }

    public EmulatedUsage? Usage { get; init; }

    public string? Error { get; init; }

    /// <summary>Gets the completion that the answer carries; null if it is not a completion.</summary>
    public Completion? Completion { get; init; }

    /// <summary>Gets the parts of a body that is written bit by bit; null when <see cref="Body"/> is all.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Parts { get; init; }

    /// <summary>Gets a value indicating whether the body is sent in chunks, without its length.</summary>
    public bool IsChunked { get; init; }

    /// <summary>Gets the error that the body is made from; null when it is another body.</summary>
    public ErrorResponse? ErrorObject { get; init; }

    public Delivery Delivery { get; init; } = Delivery.Plain;

    /// <summary>Gets what is left of an answer when the connection ends before it.</summary>
    public static Answer None { get; } = new(0, string.Empty, default);

    /// <summary>The page of the proxy before the service, which answers some errors itself.</summary>
    public static Answer ProxyPage(int status)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrase(status)}");
        string page = $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
        return new Answer(status, "text/html", Encoding.UTF8.GetBytes(page)) { Error = title };
    }

    public static Answer Ok(Action<Utf8JsonWriter> write) => new(StatusCodes.Status200OK, "application/json", Json(2, write));

    public static Answer OfEvents(IAsyncEnumerable<ReadOnlyMemory<byte>> events, EmulatedUsage usage) =>
        new(StatusCodes.Status200OK, "text/event-stream; charset=utf-8", default) { Parts = events, Usage = usage };

    public static Answer From(ErrorResponse error)
    {
        ReadOnlyMemory<byte> body = Json(4, error.WriteTo);

        // Recorded 401s come from another layer of the service than the rest, with a charset and Vary.
        bool unauthorized = error.Status == StatusCodes.Status401Unauthorized;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (unauthorized)
            headers["Vary"] = "Origin";

        // Asking again cannot repair what the emulator itself cannot do.
        if (string.Equals(error.Type, "emulator_error", StringComparison.Ordinal))
            headers["x-should-retry"] = "false";

        return new Answer(error.Status, unauthorized ? "application/json; charset=utf-8" : "application/json", body)
        {
            Headers = headers,
            Error = error.Message,
            ErrorObject = error,
        };
    }

    /// <summary>Gives the answer the form that the options want, and names the request in the message of an error.</summary>
    public Answer Finish(string requestId, EndpointOptions options)
    {
        // Recorded 200s are mostly chunked, recorded errors have a length.
        if (ErrorObject is not { } error)
            return this with { IsChunked = options.ChunkedBodies && Status == StatusCodes.Status200OK };

        error = error with { Message = error.Message.Replace(ErrorResponse.RequestIdMark, requestId, StringComparison.Ordinal) };
        return this with { Body = Json(options.MinifiedBodies ? null : 4, error.WriteTo), Error = Error == ErrorObject.Message ? error.Message : Error };
    }

    /// <summary>Gives a body that is JSON the form that the options want.</summary>
    public Answer Print(EndpointOptions options)
    {
        if (!options.MinifiedBodies || Parts is not null || ContentType is not "application/json" || ErrorObject is not null)
            return this;

        using var document = JsonDocument.Parse(Body);
        return this with { Body = Json(null, document.WriteTo) };
    }

    // nginx, whose page this is, has its own word for 413.
    private static string ReasonPhrase(int status) =>
        status == StatusCodes.Status413PayloadTooLarge ? "Request Entity Too Large" : ReasonPhrases.GetReasonPhrase(status);

    /// <summary>Prints JSON the way the service does: indented, non-ASCII characters as they are, and a line feed at the end.</summary>
    public static ReadOnlyMemory<byte> Json(int? indent, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var options = new JsonWriterOptions { Indented = indent is not null, IndentSize = indent ?? 0, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);

        if (indent is not null)
            buffer.Write("\n"u8);

        return buffer.WrittenMemory;
    }
}
