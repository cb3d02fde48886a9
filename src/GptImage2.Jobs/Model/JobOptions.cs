using System.Globalization;

namespace GptImage2;

/// <summary>The settings of a run of a job.</summary>
public sealed record JobOptions
{
    internal const int MostConcurrency = 1024;

    /// <summary>How the requests are sent.</summary>
    public JobMode Mode { get; init; } = JobMode.Live;

    /// <summary>The settings of the mode <see cref="JobMode.Batch"/>.</summary>
    public JobBatchOptions Batches { get; init; } = new();

    /// <summary>The order in which the items are handed out.</summary>
    public JobOrder Order { get; init; } = JobOrder.Arrival;

    /// <summary>Which items are handed out when the job has run before.</summary>
    public JobYield Yield { get; init; } = JobYield.All;

    /// <summary>The maximum number of requests at the same time: 1 to 1,024.</summary>
    /// <remarks>The run begins with a few and finds out how many the endpoint takes: more while replies come as fast as before, fewer after a 429.</remarks>
    public int MaxConcurrency { get; init; } = 128;

    /// <summary>How many items may be begun and not yet handed out: 1 to 1,000,000. A reader that is slower than the model holds the run back. Items that wait for a batch do not count, except with <see cref="JobOrder.Input"/>.</summary>
    public int Window { get; init; } = 1_000;

    /// <summary>The maximum cost of the job in US dollars, over all its runs; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>The maximum cost of all jobs of the journal in one day (UTC) in US dollars; null for no limit.</summary>
    public decimal? MaxCostPerDay { get; init; }

    /// <summary>The maximum cost of all jobs of the journal in one calendar month (UTC) in US dollars; null for no limit.</summary>
    public decimal? MaxCostPerMonth { get; init; }

    /// <summary>Which amount is reserved for a request before it is sent, when there is a limit of cost.</summary>
    public JobReserve Reserve { get; init; } = JobReserve.Experience;

    /// <summary>How often an item is worked on when it fails for reasons that pass, such as a lost connection: 1 to 10. Such items wait until the others have had their turn.</summary>
    public int MaxRounds { get; init; } = 3;

    /// <summary>The run stops when its first items, or as many in a row later, fail in the same way; null never stops it.</summary>
    public int? StopAfterEqualFailures { get; init; } = 20;

    /// <summary>How long the run waits for an endpoint that does not answer, or answers with errors that pass, before it stops: up to 1 day.</summary>
    public TimeSpan MaxOutage { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What happens to a paid reply of an earlier run that a new rule rejects.</summary>
    public StoredReplyPolicy StoredReplies { get; init; } = StoredReplyPolicy.Report;

    /// <summary>Whether only items are worked on that failed in an earlier run. The model is asked again for them, also where a failing reply is in the journal.</summary>
    public bool OnlyFailed { get; init; }

    /// <summary>The keys of items for which the model is asked again, although their replies are in the journal.</summary>
    public IReadOnlyCollection<string> Again { get; init; } = [];

    /// <summary>The number of items, for the progress; null to ask the collection.</summary>
    public long? Total { get; init; }

    /// <summary>Is told the progress; null for no one.</summary>
    public IProgress<JobProgress>? Progress { get; init; }

    /// <summary>The time between two reports of the progress.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Pauses, drains and stops the run; null for no control.</summary>
    public JobControl? Control { get; init; }

    internal bool IsLimited => MaxCost is not null || MaxCostPerDay is not null || MaxCostPerMonth is not null;

    internal void Validate()
    {
        Require(Enum.IsDefined(Mode), nameof(Mode), "must be one of its names", Mode);
        Require(Batches is not null, nameof(Batches), "must not be null", null);
        Batches!.Validate();
        Require(Enum.IsDefined(Order), nameof(Order), "must be one of its names", Order);
        Require(Enum.IsDefined(Yield), nameof(Yield), "must be one of its names", Yield);
        Require(Enum.IsDefined(Reserve), nameof(Reserve), "must be one of its names", Reserve);
        Require(Enum.IsDefined(StoredReplies), nameof(StoredReplies), "must be one of its names", StoredReplies);
        Require(MaxConcurrency is >= 1 and <= MostConcurrency, nameof(MaxConcurrency), string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {MostConcurrency}"), MaxConcurrency);
        Require(Window is >= 1 and <= 1_000_000, nameof(Window), "must be from 1 to 1000000", Window);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(MaxCostPerDay is null or > 0, nameof(MaxCostPerDay), "must be more than 0", MaxCostPerDay);
        Require(MaxCostPerMonth is null or > 0, nameof(MaxCostPerMonth), "must be more than 0", MaxCostPerMonth);
        Require(MaxRounds is >= 1 and <= 10, nameof(MaxRounds), "must be from 1 to 10", MaxRounds);
        Require(StopAfterEqualFailures is null or >= 1, nameof(StopAfterEqualFailures), "must be at least 1", StopAfterEqualFailures);
        Require(MaxOutage >= TimeSpan.Zero && MaxOutage <= TimeSpan.FromDays(1), nameof(MaxOutage), "must be from 0 to 1 day", MaxOutage);
        Require(Again is not null, nameof(Again), "must not be null", null);
        Require(Total is null or >= 0, nameof(Total), "must not be negative", Total);
        Require(ProgressInterval > TimeSpan.Zero && ProgressInterval <= TimeSpan.FromDays(1), nameof(ProgressInterval), "must be longer than 0 and at most 1 day", ProgressInterval);
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(JobOptions)}.{option} {rule}.");
    }
}
