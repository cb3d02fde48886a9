namespace GptImage2.Jobs.Journals;

/// <summary>How an item ended.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Key">The key of the item.</param>
/// <param name="State">What became of it.</param>
internal sealed record StoredItem(long JobId, string Key, ItemState State)
{
    /// <summary>The last run that worked on it; 0 when it is forgotten.</summary>
    public long RunId { get; init; }

    /// <summary>Whether it was handed out, and the next item was asked for after it.</summary>
    public bool IsAcknowledged { get; init; }

    /// <summary>The requests of its calls, in the order in which they were made.</summary>
    public IReadOnlyList<StoredRequest> Requests { get; init; } = [];

    /// <summary>The name of the type of the exception; null when it has a value.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The message of the exception, without keys; null when it has a value.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The violations of the last reply, each as <c>path: message</c>, for reports.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>The violations that a correction has cured, each as <c>rule path</c> with <c>*</c> for the indexes of lists; at most 64.</summary>
    public IReadOnlyList<string> CorrectedViolations { get; init; } = [];

    /// <summary>The kinds of the repairs in its replies, one entry for each repair; at most 1,000.</summary>
    public IReadOnlyList<string> RepairKinds { get; init; } = [];

    /// <summary>The billed tokens of all its requests, whenever they were paid; null when one was not reported.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The cost of all its requests in US dollars, whenever they were paid; null when it is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The number of repairs in its replies.</summary>
    public int Repairs { get; init; }

    /// <summary>The number of corrections that were asked for.</summary>
    public int Corrections { get; init; }

    /// <summary>How long its last pass took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset At { get; init; }
}
