namespace GptImage2.Jobs.Journals;

/// <summary>What a client has submitted for a job.</summary>
/// <param name="Id">The id that the client chose.</param>
/// <param name="Job">The name of the job.</param>
/// <param name="CreatedAt">When its first range was added.</param>
internal sealed record Submission(string Id, string Job, DateTimeOffset CreatedAt)
{
    /// <summary>Whether the client has said how many ranges there are.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The ranges that were added.</summary>
    public long Ranges { get; init; }

    /// <summary>The items that were added.</summary>
    public long Items { get; init; }

    /// <summary>The ranges that are worked, those among them that were confirmed included.</summary>
    public long Worked { get; init; }

    /// <summary>The ranges that were confirmed.</summary>
    public long Confirmed { get; init; }
}
