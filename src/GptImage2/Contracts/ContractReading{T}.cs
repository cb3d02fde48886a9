namespace GptImage2.Contracts;

/// <summary>The result of reading a text by a contract: a value, or the reasons why there is no value.</summary>
/// <param name="Value">The value; it is valid only when there are no violations.</param>
/// <param name="Violations">All violations of the contract, in the order of the text; at most 64, or 10,000 when the text was read to repair it.</param>
/// <param name="UnknownMembers">JSON Pointers of the members that are not part of the contract; at most 64.</param>
/// <param name="Error">The exception that a constructor, a setter or a rule of the contract threw; null when none did.</param>
internal sealed record ContractReading<T>(
    T? Value,
    IReadOnlyList<ContractViolation> Violations,
    IReadOnlyList<string> UnknownMembers,
    Exception? Error = null)
{
    /// <summary>The rules that are only reported and that the text breaks.</summary>
    public IReadOnlyList<ContractViolation> Warnings { get; init; } = [];

    /// <summary>Where the values of the unknown members begin: of all of them when the text was read to repair it.</summary>
    public IReadOnlyList<int> UnknownOffsets { get; init; } = [];

    /// <summary>The parsed text; null when it was not parsed.</summary>
    public SourceValue? Document { get; init; }

    /// <summary>Whether the text has no violation and no unknown member.</summary>
    public bool Fits => Violations.Count == 0 && UnknownMembers.Count == 0;
}
