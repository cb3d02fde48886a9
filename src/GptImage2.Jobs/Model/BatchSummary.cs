namespace GptImage2;

/// <summary>A batch of a job.</summary>
/// <param name="Job">The name of the job.</param>
/// <param name="Lines">The number of its requests.</param>
/// <param name="Answered">The requests with a reply.</param>
/// <param name="Failed">The requests that failed or were not run. They are asked again.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record BatchSummary(string Job, int Lines, int Answered, int Failed, DateTimeOffset CreatedAt)
{
    /// <summary>The id of the batch at the provider; null before it is submitted.</summary>
    public string? BatchId { get; init; }

    /// <summary>The status as the provider names it, such as <c>in_progress</c>; null before it is submitted.</summary>
    public string? Status { get; init; }

    /// <summary>The length of its input file in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was submitted; null before that.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When everything of it was read; null before that.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
