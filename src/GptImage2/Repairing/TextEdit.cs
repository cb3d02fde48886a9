namespace GptImage2.Repairing;

/// <summary>The replacement of some bytes of a text.</summary>
/// <param name="Offset">The offset of the first byte.</param>
/// <param name="Length">The number of bytes that are replaced; 0 for an insertion.</param>
/// <param name="Replacement">The new bytes; empty for a removal.</param>
/// <param name="Kind">What the edit repairs; null when another edit already reports the same repair.</param>
internal readonly record struct TextEdit(int Offset, int Length, byte[] Replacement, RepairKind? Kind)
{
    // A long text may have a hundred thousand edits, so each takes little memory.
    private readonly sbyte _kind = (sbyte)(Kind ?? (RepairKind)NoKind);

    private const int NoKind = -1;

    public int End => Offset + Length;

    /// <summary>What the edit repairs; null when another edit already reports the same repair.</summary>
    public RepairKind? Kind
    {
        get => _kind == NoKind ? null : (RepairKind)_kind;
        init => _kind = (sbyte)(value ?? (RepairKind)NoKind);
    }

    /// <summary>An offset in the value that is repaired, when the edit begins before it: at the comma, for example.</summary>
    public int Place { get; init; } = Offset;

    /// <summary>The part of the text that the replacement keeps; null when it keeps none.</summary>
    public KeptPart? Kept { get; init; }

    /// <summary>The edit that puts a part of a text in the place of more of it, with other text around the part.</summary>
    public static TextEdit Keep(ReadOnlySpan<byte> text, Range replaced, Range kept, RepairKind kind, ReadOnlySpan<byte> before = default, ReadOnlySpan<byte> after = default)
    {
        (int offset, int length) = replaced.GetOffsetAndLength(text.Length);
        (int keptStart, int keptLength) = kept.GetOffsetAndLength(text.Length);
        return new TextEdit(offset, length, [.. before, .. text[kept], .. after], kind) { Kept = new KeptPart(keptStart, before.Length, keptLength) };
    }
}
