namespace GptImage2.Contracts;

/// <summary>What came of reading a text by a contract: a value, or the reasons why there is none.</summary>
/// <param name="Value">The value; it counts only where there are no violations.</param>
/// <param name="Violations">All that breaks the contract, in the order of the text; at most 64.</param>
/// <param name="UnknownMembers">JSON Pointers of the members that the contract does not have.</param>
/// <param name="Error">What the code of the contract threw; null where it did not.</param>
internal sealed record ContractReading<T>(
    T? Value,
    IReadOnlyList<ContractViolation> Violations,
    IReadOnlyList<string> UnknownMembers,
    Exception? Error = null)
{
    /// <summary>Whether the text is just what the contract says.</summary>
    public bool Fits => Violations.Count == 0 && UnknownMembers.Count == 0;
}
