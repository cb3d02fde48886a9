using GptImage2.Emulator.Images;

namespace GptImage2.Emulator;

/// <summary>An image of a received message, without its bytes.</summary>
public sealed class ReceivedImage
{
    internal ReceivedImage(string url, string detail, ImageTokenRule rule)
    {
        Url = url;
        Detail = detail;
        Tokens = rule.Count(rule.AssumedSide, rule.AssumedSide, detail);
    }

    internal ReceivedImage(ImageInfo info, int byteCount, string sha256, string detail, ImageTokenRule rule)
    {
        MimeType = info.MimeType;
        Width = info.Width;
        Height = info.Height;
        ByteCount = byteCount;
        Sha256 = sha256;
        Detail = detail;
        Tokens = rule.Count(info.Width, info.Height, detail);
    }

    /// <summary>Gets the address of an image that came as a URL, which is not downloaded; null when it came as data.</summary>
    public string? Url { get; }

    /// <summary>Gets the MIME type; null for a URL.</summary>
    public string? MimeType { get; }

    /// <summary>Gets the number of bytes before base64; 0 for a URL.</summary>
    public int ByteCount { get; }

    /// <summary>Gets the SHA-256 of the bytes in lower-case hexadecimal; null for a URL.</summary>
    public string? Sha256 { get; }

    /// <summary>Gets the width in pixels; 0 for a URL.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels; 0 for a URL.</summary>
    public int Height { get; }

    /// <summary>Gets the <c>detail</c> that was asked for.</summary>
    public string Detail { get; }

    /// <summary>Gets the tokens it counts as.</summary>
    public int Tokens { get; }
}
