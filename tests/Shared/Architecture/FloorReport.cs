namespace GptImage2.Architecture;

/// <summary>What <see cref="FloorPlan.Check"/> found.</summary>
/// <param name="Uses">Every use of a type or member of another room.</param>
/// <param name="Violations">The arrows that must not be there.</param>
/// <param name="Problems">What makes the answer unsure: a name that does not resolve, a room without a layer, a layer without a room.</param>
internal sealed record FloorReport(IReadOnlyList<Use> Uses, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Problems)
{
    /// <summary>Whether every arrow points down and the answer is sure.</summary>
    public bool IsSound => Violations.Count == 0 && Problems.Count == 0;

    /// <summary>The arrows, each with both types and with file and line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [.. Problems, .. Violations.Select(violation => violation.ToString())]);
}
