namespace GptImage2.Correction;

/// <summary>A reply after a patch.</summary>
/// <param name="Utf8">The reply; as it was where the patch is refused.</param>
/// <param name="Refused">The parts of the patch that was not asked for; with any of them the whole patch is refused.</param>
internal sealed record PatchedReply(ReadOnlyMemory<byte> Utf8, IReadOnlyList<ContractViolation> Refused);
