namespace GptImage2.Repairing;

/// <summary>Puts a replacement in the place of some bytes of a text.</summary>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many they are; 0 for an insertion.</param>
/// <param name="Replacement">What comes in their place.</param>
/// <param name="Kind">What it repairs; null for a part of an edit that is listed already.</param>
internal readonly record struct TextEdit(int Offset, int Length, byte[] Replacement, RepairKind? Kind)
{
    public int End => Offset + Length;
}
