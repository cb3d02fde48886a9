namespace GptImage2;

/// <summary>How far a run of a job is.</summary>
public sealed record JobProgress
{
    /// <summary>The name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>The number of items; null when it is not known.</summary>
    public long? Total { get; init; }

    /// <summary>The items that have a value.</summary>
    public long Done { get; init; }

    /// <summary>The items that have an error and are not tried again.</summary>
    public long Failed { get; init; }

    /// <summary>The items among <see cref="Done"/> and <see cref="Failed"/> for which this run sent nothing.</summary>
    public long FromJournal { get; init; }

    /// <summary>The items that failed for a reason that passes, and get another turn.</summary>
    public long Waiting { get; init; }

    /// <summary>The requests that are sent and have no reply yet.</summary>
    public int Running { get; init; }

    /// <summary>The items that wait for the replies of batches.</summary>
    public long InBatches { get; init; }

    /// <summary>The batches of this run, in the order in which they were made: the last 100.</summary>
    public IReadOnlyList<BatchSummary> Batches { get; init; } = [];

    /// <summary>The number of requests that may run at the same time now.</summary>
    public int ConcurrencyLimit { get; init; }

    /// <summary>The requests that this run has sent and that were answered.</summary>
    public long Requests { get; init; }

    /// <summary>What this run has spent, in US dollars.</summary>
    public decimal Spent { get; init; }

    /// <summary>What this run has reserved for requests without a bill, in US dollars.</summary>
    public decimal Reserved { get; init; }

    /// <summary>What the last reservation was based on; null when nothing limits the cost.</summary>
    public JobReserve? ReservedBy { get; init; }

    /// <summary>The requests of this run and earlier ones that got no reply and may be billed.</summary>
    public long PossiblyBilledRequests { get; init; }

    /// <summary>What <see cref="PossiblyBilledRequests"/> stay reserved with, in US dollars.</summary>
    public decimal PossiblyBilled { get; init; }

    /// <summary>The items of the last minute for which something was sent.</summary>
    public double PerMinute { get; init; }

    /// <summary>The time that the rest will take; null when it is not known.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>The time since the beginning of the run.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The number of failed items by kind, such as <c>ReplyRefusedException</c> or <c>HTTP 400</c>.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The items whose picture or prompt is another one than in the last run.</summary>
    public long Changed { get; init; }

    /// <summary>Whether <see cref="JobControl.Pause"/> holds the run.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether nothing new is begun, because the run is drained or stopped.</summary>
    public bool IsEnding { get; init; }

    /// <summary>Whether this is the last report.</summary>
    public bool IsOver { get; init; }
}
