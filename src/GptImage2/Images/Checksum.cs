using System.Buffers.Binary;
using System.Numerics;

namespace GptImage2.Images;

/// <summary>The CRC-32C of bytes that are passed piece by piece. Each piece but the last has a multiple of eight bytes.</summary>
internal struct Checksum
{
    private uint _crc;

    public readonly uint Value => _crc;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            _crc = BitOperations.Crc32C(_crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte rest in bytes)
            _crc = BitOperations.Crc32C(_crc, rest);
    }
}
