namespace GptImage2.Contracts;

/// <summary>A violation as the scanner notes it, with its offset. The JSON Pointer is found later, only when there are violations.</summary>
/// <param name="Offset">Where the value or the name begins; for a missing member, its object.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Expected">What would fit.</param>
/// <param name="Member">The name of the missing member; null when no member is missing.</param>
internal readonly record struct PendingViolation(int Offset, ContractRule Rule, string Expected, string? Member);
