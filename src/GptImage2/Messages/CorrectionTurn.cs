namespace GptImage2.Messages;

/// <summary>The last reply, and the instruction to correct it.</summary>
/// <param name="Kind">Whether the complete reply or only parts of it are requested.</param>
/// <param name="Reply">The reply in UTF-8, after all possible repairs.</param>
/// <param name="Instruction">The message that is sent to the model.</param>
/// <param name="SendsImages">Whether the images of the call are needed to correct it.</param>
internal sealed record CorrectionTurn(ExchangeKind Kind, ReadOnlyMemory<byte> Reply, string Instruction, bool SendsImages);
