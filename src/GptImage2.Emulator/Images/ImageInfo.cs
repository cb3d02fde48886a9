namespace GptImage2.Emulator.Images;

// Not shared with the runtime on purpose: an independent stand-in must not share the bugs of what it checks.
internal readonly record struct ImageInfo(string MimeType, int Width, int Height)
{
    /// <summary>How many of the first bytes show the type.</summary>
    public const int SniffedLength = 12;

    /// <summary>Reads the type from the first bytes, not from what the request claims.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => "image/gif",
        _ when bytes.Length >= SniffedLength && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) => "image/webp",
        _ => null,
    };
}
