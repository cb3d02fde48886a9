using System.Buffers.Binary;

namespace GptImage2.Tests.Images;

/// <summary>Bytes that begin like an image. The rest is random and is not checked.</summary>
internal static class SampleImages
{
    public static readonly byte[] PngHead = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Png(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        PngHead.CopyTo(bytes, 0);
        return bytes;
    }

    public static byte[] Jpeg(int length)
    {
        byte[] bytes = Png(length);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0xFFD8FFE0);
        return bytes;
    }

    public static byte[] Gif() => [.. "GIF89a"u8, .. new byte[20]];

    public static byte[] WebP() => [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8, .. new byte[20]];
}
