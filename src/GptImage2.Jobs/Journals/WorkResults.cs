namespace GptImage2.Jobs.Journals;

/// <summary>Results that a client has not confirmed.</summary>
/// <param name="Ranges">The ranges, in the order in which they were completed; empty when none is worked.</param>
/// <param name="IsOver">Whether nothing comes any more: everything was delivered, or the submission was abandoned, or it is not known.</param>
internal sealed record WorkResults(IReadOnlyList<WorkedRange> Ranges, bool IsOver)
{
    /// <summary>Why the rest is not worked; null while it is. Ranges that were leased before may still come.</summary>
    public SubmissionStop? Stop { get; init; }
}
