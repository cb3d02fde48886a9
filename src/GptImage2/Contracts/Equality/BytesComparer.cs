namespace GptImage2.Contracts.Equality;

/// <summary>Compares bytes by their content.</summary>
internal sealed class BytesComparer :
    IEqualityComparer<byte[]>,
    IEqualityComparer<ReadOnlyMemory<byte>>,
    IEqualityComparer<ReadOnlyMemory<byte>?>,
    IEqualityComparer<Memory<byte>>,
    IEqualityComparer<Memory<byte>?>
{
    public static BytesComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x is null || y is null ? x is null && y is null : x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public bool Equals(ReadOnlyMemory<byte>? x, ReadOnlyMemory<byte>? y) => x is { } one && y is { } other ? Equals(one, other) : x.HasValue == y.HasValue;

    public bool Equals(Memory<byte> x, Memory<byte> y) => x.Span.SequenceEqual(y.Span);

    public bool Equals(Memory<byte>? x, Memory<byte>? y) => x is { } one && y is { } other ? Equals(one, other) : x.HasValue == y.HasValue;

    public int GetHashCode(byte[] obj) => HashOf(obj);

    public int GetHashCode(ReadOnlyMemory<byte> obj) => HashOf(obj.Span);

    public int GetHashCode(ReadOnlyMemory<byte>? obj) => HashOf(obj.GetValueOrDefault().Span);

    public int GetHashCode(Memory<byte> obj) => HashOf(obj.Span);

    public int GetHashCode(Memory<byte>? obj) => HashOf(obj.GetValueOrDefault().Span);

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
