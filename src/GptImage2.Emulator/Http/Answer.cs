using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Emulator.Http;

/// <summary>A whole response: what is written once everything is settled.</summary>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string PageTooLarge =
        "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public TimeSpan Delay { get; init; }

    public EmulatedUsage? Usage { get; init; }

    public string? Error { get; init; }

    public static Answer TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "text/html", Encoding.UTF8.GetBytes(PageTooLarge)) { Error = "413 Request Entity Too Large" };

    public static Answer From(ApiError error)
    {
        var body = Json(4, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error"u8);
            writer.WriteString("message"u8, error.Message);
            writer.WriteString("type"u8, error.Type);
            writer.WriteString("param"u8, error.Param);
            writer.WriteString("code"u8, error.Code);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

        // Recorded 401s come from another layer of the service than the rest, with a charset and Vary.
        var unauthorized = error.Status == StatusCodes.Status401Unauthorized;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (unauthorized)
            headers["Vary"] = "Origin";

        // Asking again cannot mend what the emulator itself cannot do.
        if (string.Equals(error.Type, "emulator_error", StringComparison.Ordinal))
            headers["x-should-retry"] = "false";

        return new Answer(error.Status, unauthorized ? "application/json; charset=utf-8" : "application/json", body)
        {
            Headers = headers,
            Error = error.Message,
        };
    }

    /// <summary>Prints JSON the way the service does: indented, non-ASCII characters as they are, and a line feed at the end.</summary>
    public static ReadOnlyMemory<byte> Json(int indent, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var options = new JsonWriterOptions { Indented = true, IndentSize = indent, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
