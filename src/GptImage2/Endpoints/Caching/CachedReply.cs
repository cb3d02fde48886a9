using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GptImage2.Endpoints.Caching;

/// <summary>A reply in the cache: a version, a checksum, the model and the text.</summary>
/// <remarks>A text that was cut could otherwise be repaired, and would be taken for a complete reply.</remarks>
internal sealed record CachedReply(string? Model, ReadOnlyMemory<byte> Text)
{
    private const byte Version = 2;
    private const int ChecksumLength = 8;
    private const int ModelLengthAt = 1 + ChecksumLength;
    private const int Head = ModelLengthAt + 2;

    public byte[] Encode()
    {
        byte[] model = Encoding.UTF8.GetBytes(Model ?? "");
        int length = Math.Min(model.Length, ushort.MaxValue);
        byte[] entry = new byte[Head + length + Text.Length];
        entry[0] = Version;
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(ModelLengthAt), (ushort)length);
        model.AsSpan(0, length).CopyTo(entry.AsSpan(Head));
        Text.Span.CopyTo(entry.AsSpan(Head + length));
        Checksum(entry).CopyTo(entry.AsSpan(1));
        return entry;
    }

    /// <summary>Reads an entry; null when it has another version, or is not as it was written.</summary>
    public static CachedReply? Decode(byte[] entry)
    {
        if (entry.Length < Head || entry[0] != Version || !entry.AsSpan(1, ChecksumLength).SequenceEqual(Checksum(entry)))
            return null;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(ModelLengthAt));
        if (entry.Length < Head + length)
            return null;
        return new CachedReply(length == 0 ? null : Encoding.UTF8.GetString(entry, Head, length), entry.AsMemory(Head + length));
    }

    private static ReadOnlySpan<byte> Checksum(byte[] entry) => SHA256.HashData(entry.AsSpan(ModelLengthAt)).AsSpan(0, ChecksumLength);
}
