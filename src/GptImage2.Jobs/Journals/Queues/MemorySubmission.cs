namespace GptImage2.Jobs.Journals.Queues;

/// <summary>A submission in memory. When it is over, it stays for a while as a mark.</summary>
internal sealed class MemorySubmission(string id, string job, DateTimeOffset createdAt)
{
    public string Id => id;

    public string Job => job;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The ranges that the client has announced; null before that.</summary>
    public long? Expected { get; set; }

    /// <summary>The numbers of the ranges that were added.</summary>
    public HashSet<long> Numbers { get; } = [];

    public long Items { get; set; }

    public long Worked { get; set; }

    /// <summary>The ranges that were confirmed, each with the run that has worked it.</summary>
    public Dictionary<long, long> Confirmed { get; } = [];

    /// <summary>The ranges that are worked and not confirmed, in the order in which they were completed.</summary>
    public SortedDictionary<long, MemoryRange> Undelivered { get; } = [];

    /// <summary>When the client was heard of last.</summary>
    public DateTimeOffset SeenAt { get; set; } = createdAt;

    /// <summary>Why no run works it any more; null while they do.</summary>
    public SubmissionStop? Stop { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
