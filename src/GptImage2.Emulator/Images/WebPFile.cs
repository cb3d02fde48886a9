using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

/// <summary>A WebP: a first chunk that contains the size, and as many bytes as the container says.</summary>
internal sealed class WebPFile : ImageWalk
{
    private const int HeaderLength = 30;

    protected override IEnumerator<Step> Steps()
    {
        yield return Step.Take(HeaderLength);
        (int Width, int Height)? size = ReadSize(Taken[12..]);
        yield return Step.Skip(Math.Max(0, 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(Taken[4..]) - HeaderLength));
        Size = size;
    }

    private static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> chunk)
    {
        ReadOnlySpan<byte> data = chunk[8..];
        if (chunk.StartsWith("VP8X"u8))
            return (1 + ReadUInt24(data[4..]), 1 + ReadUInt24(data[7..]));

        if (chunk.StartsWith("VP8L"u8) && data[0] == 0x2F)
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        if (chunk.StartsWith("VP8 "u8) && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            return (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                    BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
        }

        return null;
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
