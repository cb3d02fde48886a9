using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

internal static class PngFile
{
    private static readonly uint[] CrcTable = BuildCrcTable();

    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> bytes)
    {
        (int, int)? size = null;
        var hasData = false;
        for (var rest = bytes[8..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)rest.Length - 12)
                return null;

            var body = rest.Slice(4, (int)length + 4);
            if (Crc(body) != BinaryPrimitives.ReadUInt32BigEndian(rest[((int)length + 8)..]))
                return null;

            if (size is null)
            {
                if (!body.StartsWith("IHDR"u8) || length != 13)
                    return null;

                size = (BinaryPrimitives.ReadInt32BigEndian(body[4..]), BinaryPrimitives.ReadInt32BigEndian(body[8..]));
            }

            hasData |= body.StartsWith("IDAT"u8);
            if (body.StartsWith("IEND"u8))
                return hasData ? size : null;

            rest = rest[((int)length + 12)..];
        }

        return null;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);

        return ~crc;
    }

    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);

            table[i] = c;
        }

        return table;
    }
}
