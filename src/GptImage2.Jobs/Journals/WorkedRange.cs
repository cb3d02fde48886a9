namespace GptImage2.Jobs.Journals;

/// <summary>The results of a range.</summary>
/// <param name="Number">The number of the range in the submission.</param>
/// <param name="Results">One result for each item, in the order in which the client gave the items.</param>
internal sealed record WorkedRange(long Number, IReadOnlyList<WorkResult> Results);
