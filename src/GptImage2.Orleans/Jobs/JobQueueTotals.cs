namespace GptImage2.Orleans.Jobs;

/// <summary>The items of a job in the queue.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.job.totals")]
internal sealed class JobQueueTotals
{
    /// <summary>Those that wait for a silo.</summary>
    [Id(0)]
    public long Waiting { get; init; }

    /// <summary>Those that silos work on.</summary>
    [Id(1)]
    public long Leased { get; init; }

    /// <summary>Those that are worked, and that the client has not confirmed.</summary>
    [Id(2)]
    public long Worked { get; init; }
}
