using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Images;

/// <summary>Checks the image of one <c>image_url</c> part, on pooled bytes and without a string of its base64 text.</summary>
internal static class DataUrl
{
    private static readonly string[] Types = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public static ReceivedImage Read(JsonElement url, string path, string detail, EmulatorOptions options)
    {
        var raw = JsonMarshal.GetRawUtf8Value(url);
        var buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            var reader = new Utf8JsonReader(raw);
            reader.Read();
            var text = buffer.AsSpan(0, reader.CopyString(buffer));
            return IsRemote(text)
                ? new ReceivedImage(Encoding.UTF8.GetString(text), detail, options.ImageTokens)
                : ReadData(text, path, detail, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsRemote(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text[..Math.Min(8, text.Length)], "https://"u8) || Ascii.EqualsIgnoreCase(text[..Math.Min(7, text.Length)], "http://"u8);

    private static ReceivedImage ReadData(Span<byte> text, string path, string detail, EmulatorOptions options)
    {
        if (text.Length < 5 || !Ascii.EqualsIgnoreCase(text[..5], "data:"u8))
            throw ImageErrors.NotADataUrl(path, "a value without the 'data:' prefix").Refuse();

        var comma = text.IndexOf((byte)',');
        var head = Encoding.UTF8.GetString(comma < 0 ? text[5..] : text[5..comma]);
        var claimed = head.Split(';')[0].ToLowerInvariant();
        claimed = claimed is "image/jpg" ? "image/jpeg" : claimed;
        if (!Types.Contains(claimed, StringComparer.Ordinal))
            throw ImageErrors.NotADataUrl(path, $"unsupported MIME type '{claimed}'").Refuse();

        if (comma < 0 || !head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            throw ImageErrors.NotBase64().Refuse();

        var payload = text[(comma + 1)..];
        if (payload.IsEmpty)
            throw ImageErrors.NotADataUrl(path, "empty base64-encoded bytes").Refuse();

        if (Base64.DecodeFromUtf8InPlace(payload, out var length) is not OperationStatus.Done)
            throw ImageErrors.NotBase64().Refuse();

        return Inspect(payload[..length], claimed, detail, options);
    }

    private static ReceivedImage Inspect(ReadOnlySpan<byte> bytes, string claimed, string detail, EmulatorOptions options)
    {
        if (bytes.Length > options.MaxImageBytes)
            throw ImageErrors.TooLarge(options.MaxImageBytes).Refuse();

        if (ImageInfo.Sniff(bytes) is null)
            throw ImageErrors.UnsupportedFormat().Refuse();

        if (ImageInfo.Read(bytes) is not { } info || !string.Equals(info.MimeType, claimed, StringComparison.Ordinal))
            throw ImageErrors.NotAnImage().Refuse();

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new ReceivedImage(info, bytes.Length, hash, detail, options.ImageTokens);
    }
}
