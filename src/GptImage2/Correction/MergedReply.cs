namespace GptImage2.Correction;

/// <summary>A reply with the values that a corrected reply has in the places that were asked for.</summary>
/// <param name="Utf8">The text.</param>
/// <param name="Kept">What the corrected reply has otherwise, although it was not asked to.</param>
internal sealed record MergedReply(ReadOnlyMemory<byte> Utf8, IReadOnlyList<KeptValue> Kept);
