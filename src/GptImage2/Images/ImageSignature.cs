using System.Globalization;
using System.Text;

namespace GptImage2.Images;

/// <summary>Detects the type of a file from its first bytes.</summary>
internal static class ImageSignature
{
    /// <summary>The number of bytes that are needed to detect every type.</summary>
    public const int HeadLength = 32;

    private const int ShownBytes = 8;
    private const int BrandLength = 4;

    /// <summary>The media type of an image that the model accepts; null for other data.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    /// <summary>Returns the media type. Throws an exception that names the found type when the model does not accept it.</summary>
    public static string Require(ReadOnlySpan<byte> head, string what)
    {
        if (MediaTypeOf(head) is { } mediaType)
            return mediaType;
        throw new ImageInputException(head.IsEmpty
            ? $"{what} is empty."
            : $"{what} is not a PNG, JPEG, GIF or WebP image: it starts with {Describe(head)}.")
        {
            IsOtherType = !head.IsEmpty,
        };
    }

    private static string Describe(ReadOnlySpan<byte> head)
    {
        var text = new StringBuilder();
        foreach (byte b in head[..Math.Min(head.Length, ShownBytes)])
            text.Append(text.Length == 0 ? "" : " ").Append(b.ToString("X2", CultureInfo.InvariantCulture));
        if (NameOf(head) is { } name)
            text.Append(", which is ").Append(name);
        return text.ToString();
    }

    private static string? NameOf(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF",
        [(byte)'B', (byte)'M', ..] => "a BMP",
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => "a TIFF",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => NameOfContainer(head[8..]),
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive or an Office document",
        [0, 0, 1, 0, ..] => "an icon",
        [(byte)'<', ..] or [0xEF, 0xBB, 0xBF, (byte)'<', ..] => "XML, SVG or HTML",
        _ => Ascii.IsValid(head) && head.IndexOfAnyInRange((byte)0, (byte)8) < 0 ? "text" : null,
    };

    // HEIC, AVIF and MP4 are one container. It begins with its brand, a version, and the brands that it is compatible with.
    private static string NameOfContainer(ReadOnlySpan<byte> brands)
    {
        ReadOnlySpan<byte> brand = brands[..Math.Min(brands.Length, BrandLength)];
        bool isAvif = brands.IndexOf("avif"u8) >= 0 || brands.IndexOf("avis"u8) >= 0;
        if (brand.StartsWith("avi"u8) || (isAvif && (brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))))
            return "an AVIF image";
        if (brand.SequenceEqual("msf1"u8) || brand.StartsWith("hevc"u8) || brand.StartsWith("hevx"u8) || brand.StartsWith("hevm"u8) || brand.StartsWith("hevs"u8))
            return "a HEIC sequence";
        return brand.StartsWith("he"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("mif2"u8) || brand.SequenceEqual("miaf"u8) ? "a HEIC photo" : "a video";
    }
}
