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
}
