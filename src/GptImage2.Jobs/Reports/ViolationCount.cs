namespace GptImage2.Jobs.Reports;

/// <summary>How often one rule was broken at one place.</summary>
/// <param name="Place">The place and the rule.</param>
/// <param name="Example">The key of the first item with it.</param>
internal sealed record ViolationCount(string Place, string Example)
{
    /// <summary>How often a correction cured it.</summary>
    public long Cured { get; set; }

    /// <summary>How often it was left.</summary>
    public long Left { get; set; }
}
