namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The times of slices and of waits.</summary>
internal sealed record SliceTimings
{
    /// <summary>For how long a process asks at once: its slices have what it used in this time.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long requests wait for limits that cannot be reached, before they fail.</summary>
    public TimeSpan MaxOutage { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer of the limits is waited for.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);
}
