namespace GptImage2.Jobs.Batches;

/// <summary>The waits of batches that are not settings. Tests shorten them.</summary>
internal sealed record BatchTimings
{
    /// <summary>Before the first question whether a batch has ended.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between deleting the input file of a batch that may exist, and looking for the batch once more.</summary>
    public TimeSpan Unclear { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before a request is looked for again that is open elsewhere.</summary>
    public TimeSpan Elsewhere { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a reservation waits before what is collected is submitted, so that its bills make room.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Before something that failed for a reason that passes is tried again, the first time.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After a batch was refused because of the tokens in the queue, the first time.</summary>
    public TimeSpan QueueFull { get; init; } = TimeSpan.FromSeconds(30);
}
