namespace GptImage2.Jobs.Journals;

/// <summary>The items of a job by what became of them, and its money.</summary>
/// <param name="Done">Items with a value.</param>
/// <param name="Failed">Items with an error.</param>
/// <param name="Unacknowledged">Items that were not handed out.</param>
/// <param name="Requests">The first requests of their calls, all items together.</param>
/// <param name="Corrections">Their corrections, all items together.</param>
/// <param name="Spent">What the job has spent over all runs, in US dollars.</param>
/// <param name="Reserved">What is reserved for its requests without a bill, in US dollars.</param>
internal sealed record JobTotals(long Done, long Failed, long Unacknowledged, long Requests, long Corrections, decimal Spent, decimal Reserved);
