using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

/// <summary>A PNG: chunks with sound checksums up to IEND.</summary>
internal sealed class PngFile : ImageWalk
{
    private const uint Header = 0x49484452;
    private const uint Data = 0x49444154;
    private const uint End = 0x49454E44;
    private static readonly uint[] CrcTable = BuildCrcTable();

    private uint _crc;

    protected override IEnumerator<Step> Steps()
    {
        (int, int)? size = null;
        bool hasData = false;
        yield return Step.Skip(8);
        while (true)
        {
            yield return Step.Take(4);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(Taken);

            // The checksum is that of type and data.
            _crc = uint.MaxValue;
            yield return Step.Take(4);
            uint type = BinaryPrimitives.ReadUInt32BigEndian(Taken);
            if (size is null)
            {
                if (type != Header || length != 13)
                    yield break;

                yield return Step.Take(13);
                size = (BinaryPrimitives.ReadInt32BigEndian(Taken), BinaryPrimitives.ReadInt32BigEndian(Taken[4..]));
            }
            else
            {
                yield return Step.Skip(length);
            }

            uint crc = ~_crc;
            yield return Step.Take(4);
            if (crc != BinaryPrimitives.ReadUInt32BigEndian(Taken))
                yield break;

            hasData |= type == Data;
            if (type != End)
                continue;

            Size = hasData ? size : null;
            yield break;
        }
    }

    protected override void Passed(ReadOnlySpan<byte> bytes)
    {
        uint crc = _crc;
        foreach (byte b in bytes)
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);

        _crc = crc;
    }

    private static uint[] BuildCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0u; i < table.Length; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);

            table[i] = c;
        }

        return table;
    }
}
