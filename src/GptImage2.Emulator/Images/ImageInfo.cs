namespace GptImage2.Emulator.Images;

internal readonly record struct ImageInfo(string MimeType, int Width, int Height)
{
    /// <summary>Reads the type from the first bytes, whatever the claim.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => "image/gif",
        _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) => "image/webp",
        _ => null,
    };

    /// <summary>Walks the container to its end; null when it is broken or cut.</summary>
    public static ImageInfo? Read(ReadOnlySpan<byte> bytes)
    {
        var type = Sniff(bytes);
        var size = type switch
        {
            "image/png" => PngFile.ReadSize(bytes),
            "image/jpeg" => JpegFile.ReadSize(bytes),
            "image/gif" => GifFile.ReadSize(bytes),
            "image/webp" => WebPFile.ReadSize(bytes),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? new ImageInfo(type!, size.Value.Width, size.Value.Height) : null;
    }
}
