using System.Buffers.Binary;
using System.Text;

namespace GptImage2.Endpoints.Caching;

/// <summary>A reply in the cache: a version, the model and the text.</summary>
internal sealed record CachedReply(string? Model, ReadOnlyMemory<byte> Text)
{
    private const byte Version = 1;
    private const int Head = 3;

    public byte[] Encode()
    {
        byte[] model = Encoding.UTF8.GetBytes(Model ?? "");
        int length = Math.Min(model.Length, ushort.MaxValue);
        byte[] entry = new byte[Head + length + Text.Length];
        entry[0] = Version;
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(1), (ushort)length);
        model.AsSpan(0, length).CopyTo(entry.AsSpan(Head));
        Text.Span.CopyTo(entry.AsSpan(Head + length));
        return entry;
    }

    /// <summary>Reads an entry; null when it has another version.</summary>
    public static CachedReply? Decode(byte[]? entry)
    {
        if (entry is not { Length: >= Head } || entry[0] != Version)
            return null;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(1));
        if (entry.Length < Head + length)
            return null;
        return new CachedReply(length == 0 ? null : Encoding.UTF8.GetString(entry, Head, length), entry.AsMemory(Head + length));
    }
}
