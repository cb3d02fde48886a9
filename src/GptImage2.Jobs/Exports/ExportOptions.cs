namespace GptImage2;

/// <summary>What an export has.</summary>
public sealed class ExportOptions
{
    /// <summary>The name of the job; null for all jobs of the journal, one after another.</summary>
    public string? Job { get; init; }

    /// <summary>Whether items that failed are among the rows. The default is true.</summary>
    public bool WithFailures { get; init; } = true;

    /// <summary>
    /// Whether an apostrophe is written before texts in a CSV file that a spreadsheet would take for a formula: those that begin with <c>=</c>, <c>+</c>,
    /// <c>-</c>, <c>@</c>, a tab or a line break. Numbers are never changed. The default is true.
    /// </summary>
    public bool ProtectFormulas { get; init; } = true;
}
