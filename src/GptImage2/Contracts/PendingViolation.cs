namespace GptImage2.Contracts;

/// <summary>A violation as the scanner notes it: by its offset. The pointer is found later, and only where there is one.</summary>
/// <param name="Offset">Where the value or the name begins; for a missing member, its object.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Expected">What would fit.</param>
/// <param name="Member">The name of a missing member; null for a value that is there.</param>
internal readonly record struct PendingViolation(int Offset, ContractRule Rule, string Expected, string? Member);
