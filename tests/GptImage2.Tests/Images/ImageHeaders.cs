using System.Buffers.Binary;

namespace GptImage2.Tests.Images;

/// <summary>The headers of images with a given size, without pixels.</summary>
internal static class ImageHeaders
{
    public static byte[] Png(uint width, uint height) => [.. SampleImages.PngHead, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 2, 0, 0, 0, .. new byte[8]];

    public static byte[] Gif(ushort width, ushort height) => [.. "GIF89a"u8, .. Little(width)[..2], .. Little(height)[..2], 0, 0, 0, .. new byte[20]];

    /// <summary>A JPEG with segments before its frame, each with the given length in bytes.</summary>
    public static byte[] Jpeg(ushort width, ushort height, params int[] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(Segment), 0xFF, 0xFF, 0xFF, 0xC2, 0, 17, 8, .. Big(height)[2..], .. Big(width)[2..], 3, .. new byte[9]];

    public static byte[] LossyWebP(ushort width, ushort height) => WebP("VP8 "u8, [0, 0, 0, 0x9D, 0x01, 0x2A, .. Little(width)[..2], .. Little(height)[..2]]);

    public static byte[] LosslessWebP(uint width, uint height) => WebP("VP8L"u8, [0x2F, .. Little((width - 1) | (height - 1) << 14)]);

    public static byte[] ExtendedWebP(uint width, uint height) => WebP("VP8X"u8, [0x10, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3]]);

    private static byte[] WebP(ReadOnlySpan<byte> kind, byte[] data) => [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBP"u8, .. kind, 10, 0, 0, 0, .. data, .. new byte[20]];

    private static byte[] Segment(int length) => [0xFF, 0xE1, .. Big((uint)length)[2..], .. Enumerable.Repeat((byte)0xC0, length - 2)];

    private static byte[] Big(uint number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(uint number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }
}
