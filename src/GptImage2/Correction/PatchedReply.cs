namespace GptImage2.Correction;

/// <summary>A reply after a patch.</summary>
/// <param name="Utf8">The reply with the new values; unchanged when the patch is refused.</param>
/// <param name="Refused">The parts of the patch that the model was not asked for. If there are any, the complete patch is refused.</param>
internal sealed record PatchedReply(ReadOnlyMemory<byte> Utf8, IReadOnlyList<ContractViolation> Refused);
