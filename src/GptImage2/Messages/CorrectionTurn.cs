namespace GptImage2.Messages;

/// <summary>The last reply, and what the model is asked to make of it.</summary>
/// <param name="Kind">Whether the whole reply is asked for, or parts of it.</param>
/// <param name="Reply">The reply, in UTF-8; repaired as far as it could be.</param>
/// <param name="Instruction">What is sent to the model.</param>
/// <param name="SendsImages">Whether the images of the call are needed to correct it.</param>
internal sealed record CorrectionTurn(ExchangeKind Kind, ReadOnlyMemory<byte> Reply, string Instruction, bool SendsImages);
