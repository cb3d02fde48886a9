namespace GptImage2.Jobs.Journals;

/// <summary>A range of items that a run has leased.</summary>
/// <param name="Id">The id in the queue.</param>
/// <param name="Submission">The submission.</param>
/// <param name="Number">The number of the range in the submission.</param>
/// <param name="Items">The items, in the order in which the client gave them.</param>
internal sealed record WorkRange(long Id, string Submission, long Number, IReadOnlyList<WorkItem> Items);
