using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Requests;

// Not shared with the runtime on purpose: an independent stand-in must not share the bugs of what it checks.
/// <summary>Checks the image of one <c>image_url</c> part, without a string of its base64 text.</summary>
internal static class DataUrl
{
    // Decoders commonly refuse more, lest a small file becomes a huge picture.
    private const long MaxPixels = 178_956_970;

    private static readonly string[] Types = ["image/png", "image/jpeg", "image/gif", "image/webp"];
    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    public static ReceivedImage Read(JsonElement url, string path, string detail, EndpointOptions options, PassedImages images)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(url);
        if (images.Find(raw) is { } passed)
            return Judge(passed, CheckHead(raw[1..^1], path).Type, detail, options);

        byte[] buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            var reader = new Utf8JsonReader(raw);
            reader.Read();
            Span<byte> text = buffer.AsSpan(0, reader.CopyString(buffer));
            return IsRemote(text) ? ReadRemote(Encoding.UTF8.GetString(text), path, detail, options) : ReadData(text, path, detail, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsRemote(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text[..Math.Min(8, text.Length)], "https://"u8) || Ascii.EqualsIgnoreCase(text[..Math.Min(7, text.Length)], "http://"u8);

    private static ReceivedImage ReadRemote(string address, string path, string detail, EndpointOptions options)
    {
        RemoteAddress.Check(address, path);
        return new ReceivedImage(address, detail, options.ImageTokens);
    }

    private static ReceivedImage ReadData(ReadOnlySpan<byte> text, string path, string detail, EndpointOptions options)
    {
        (string? claimed, int start) = CheckHead(text, path);
        if (start == text.Length)
            throw ImageErrors.NotADataUrl(path, "empty base64-encoded bytes").Refuse();

        using var payload = new ImagePayload();
        for (text = text[start..]; !text.IsEmpty;)
        {
            int length = text.IndexOfAny(WhiteSpace) is >= 0 and var at ? at : text.Length;
            payload.Append(text[..length]);
            text = text[Math.Min(length + 1, text.Length)..];
        }

        return Judge(payload.Finish(), claimed, detail, options);
    }

    /// <summary>Reads what comes before the base64 text: the type that it claims, and its length.</summary>
    private static (string Type, int Length) CheckHead(ReadOnlySpan<byte> text, string path)
    {
        if (text.Length < 5 || !Ascii.EqualsIgnoreCase(text[..5], "data:"u8))
            throw ImageErrors.NotADataUrl(path, "a value without the 'data:' prefix").Refuse();

        int comma = text.IndexOf((byte)',');
        string head = Encoding.UTF8.GetString(comma < 0 ? text[5..] : text[5..comma]);
        string claimed = head.Split(';')[0].ToLowerInvariant();
        claimed = claimed is "image/jpg" ? "image/jpeg" : claimed;
        if (!Types.Contains(claimed, StringComparer.Ordinal))
            throw ImageErrors.NotADataUrl(path, $"unsupported MIME type '{claimed}'").Refuse();

        return comma >= 0 && head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            ? (claimed, comma + 1)
            : throw ImageErrors.NotBase64().Refuse();
    }

    private static ReceivedImage Judge(PassedImage image, string claimed, string detail, EndpointOptions options)
    {
        if (!image.IsBase64)
            throw ImageErrors.NotBase64().Refuse();

        if (image.Length > options.MaxImageBytes)
            throw ImageErrors.TooLarge(options.MaxImageBytes).Refuse();

        if (image.Type is null)
            throw ImageErrors.UnsupportedFormat().Refuse();

        return image.Info is { } info && string.Equals(info.MimeType, claimed, StringComparison.Ordinal) && (long)info.Width * info.Height <= MaxPixels
            ? new ReceivedImage(info, image.Length, image.Sha256, detail, options.ImageTokens)
            : throw ImageErrors.NotAnImage().Refuse();
    }
}
