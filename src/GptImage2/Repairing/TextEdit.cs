namespace GptImage2.Repairing;

/// <summary>The replacement of some bytes of a text.</summary>
/// <param name="Offset">The offset of the first byte.</param>
/// <param name="Length">The number of bytes that are replaced; 0 for an insertion.</param>
/// <param name="Replacement">The new bytes; empty for a removal.</param>
/// <param name="Kind">What the edit repairs; null when another edit already reports the same repair.</param>
internal readonly record struct TextEdit(int Offset, int Length, byte[] Replacement, RepairKind? Kind)
{
    public int End => Offset + Length;

    /// <summary>An offset in the value that is repaired, when the edit begins before it: at the comma, for example.</summary>
    public int Place { get; init; } = Offset;

    /// <summary>Where the part of the text begins that the replacement keeps; -1 when it keeps none.</summary>
    public int KeptStart { get; init; } = -1;

    /// <summary>Where the kept part begins in the replacement.</summary>
    public int KeptAt { get; init; }

    /// <summary>The length of the kept part in bytes.</summary>
    public int KeptLength { get; init; }

    /// <summary>The edit that puts a part of a text in the place of more of it, with other text around the part.</summary>
    public static TextEdit Keep(ReadOnlySpan<byte> text, Range replaced, Range kept, RepairKind kind, ReadOnlySpan<byte> before = default, ReadOnlySpan<byte> after = default)
    {
        (int offset, int length) = replaced.GetOffsetAndLength(text.Length);
        (int keptStart, int keptLength) = kept.GetOffsetAndLength(text.Length);
        return new TextEdit(offset, length, [.. before, .. text[kept], .. after], kind) { KeptStart = keptStart, KeptAt = before.Length, KeptLength = keptLength };
    }
}
