namespace GptImage2.Orleans.Jobs;

/// <summary>The waits of the workers of jobs.</summary>
internal sealed record WorkerTimings
{
    /// <summary>The time between two looks whether there is work.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a run waits for another range before it ends.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After how long submissions are dropped whose clients were not heard of.</summary>
    public TimeSpan Unattended { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time between two looks for such submissions, and the wait after a failure.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);
}
