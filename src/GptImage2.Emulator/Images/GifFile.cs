using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

internal static class GifFile
{
    private const byte Trailer = 0x3B;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;

    /// <summary>Null also for an animation: the endpoint takes a GIF of one frame only.</summary>
    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 14)
            return null;

        var frames = 0;
        var at = 13 + ColorTableLength(bytes[10]);
        while (at < bytes.Length)
        {
            switch (bytes[at])
            {
                case Trailer:
                    return frames == 1
                        ? (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
                        : null;
                case Extension:
                    at = SkipBlocks(bytes, at + 2);
                    break;
                case Image when at + 10 < bytes.Length:
                    frames++;
                    at = SkipBlocks(bytes, at + 11 + ColorTableLength(bytes[at + 9]));
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static int ColorTableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);

    private static int SkipBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
            at += bytes[at] + 1;

        return at + 1;
    }
}
