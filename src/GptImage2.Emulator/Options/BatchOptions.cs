namespace GptImage2.Emulator;

/// <summary>Which batches an emulator takes, and how they move.</summary>
public sealed class BatchOptions
{
    /// <summary>Gets or sets a value indicating whether the models have batches; without, every batch fails when it is validated.</summary>
    public bool Supported { get; set; } = true;

    /// <summary>
    /// Gets or sets how long a batch rests before each step: its validation, each of its requests, its finalizing, its completion. With
    /// <see cref="Timeout.InfiniteTimeSpan"/> it moves only by <see cref="BatchQueue.Advance"/>.
    /// </summary>
    public TimeSpan StepDelay { get; set; } = TimeSpan.Zero;

    /// <summary>Gets or sets how many requests a batch may hold.</summary>
    public int MaxRequests { get; set; } = 50_000;

    /// <summary>Gets or sets the largest file of requests in bytes.</summary>
    public long MaxFileBytes { get; set; } = 200L * 1024 * 1024;

    /// <summary>Gets or sets why every batch fails when it is validated; null lets batches run. It may be changed while the emulator runs.</summary>
    public BatchFailure? Failure { get; set; }

    /// <summary>
    /// Gets or sets how many tokens of prompts may wait in all batches of a model that have not ended, by the estimate of the rate limits. A batch
    /// that is above it fails with <c>token_limit_exceeded</c>.
    /// </summary>
    public long MaxQueuedTokens { get; set; } = long.MaxValue;

    /// <summary>Gets or sets the share of the lines that fail with 500, from 0 to 1. The seed chooses them.</summary>
    /// <remarks>For other errors, or for given lines, add a rule: <c>Replies.When(r => r.CustomId == "tea", Reply.Overloaded())</c>.</remarks>
    public double LineErrorRate { get; set; }

    /// <summary>Gets or sets how many files a minute may be uploaded. Others get 429 with <c>retry-after</c>.</summary>
    public int UploadsPerMinute { get; set; } = int.MaxValue;

    /// <summary>Gets or sets the codes by which a line is refused whose URL or model is not that of the batch.</summary>
    public BatchErrorCodes ErrorCodes { get; set; } = BatchErrorCodes.Documented;

    internal void Validate()
    {
        if (StepDelay < TimeSpan.Zero && StepDelay != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(StepDelay), StepDelay, "A batch cannot rest for less than no time.");

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequests);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFileBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxQueuedTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(LineErrorRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LineErrorRate, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UploadsPerMinute);
    }
}
