using System.Globalization;
using GptImage2.Orleans.Jobs;

namespace GptImage2;

/// <summary>The settings of a job of a cluster.</summary>
public sealed record ClusterJobOptions
{
    /// <summary>The settings of the runs on silos. <see cref="JobOptions.Order"/>, <see cref="JobOptions.Yield"/> and <see cref="JobOptions.Control"/> are those of the cluster.</summary>
    public JobOptions Run { get; init; } = new();

    /// <summary>The name of the client that silos call; null for the default client.</summary>
    public string? ClientName { get; init; }

    /// <summary>How many items a silo leases at once: 1 to 1,000.</summary>
    public int RangeSize { get; init; } = 16;

    /// <summary>How many items a client submits before it has their results: 1 to 1,000,000, and at least <see cref="RangeSize"/>.</summary>
    public int Window { get; init; } = 10_000;

    /// <summary>How long a client waits for a cluster that it cannot reach: up to 1 day.</summary>
    public TimeSpan MaxOutage { get; init; } = TimeSpan.FromMinutes(5);

    internal WorkerTimings Timings { get; init; } = new();

    internal void Validate()
    {
        Require(Run is not null, nameof(Run), "must not be null", null);
        Run!.Validate();
        Require(Run.Control is null, $"{nameof(Run)}.{nameof(JobOptions.Control)}", "must be null: silos drain their runs when they end", Run.Control);
        Require(RangeSize is >= 1 and <= 1_000, nameof(RangeSize), "must be from 1 to 1000", RangeSize);
        Require(Window >= RangeSize && Window <= 1_000_000, nameof(Window), string.Create(CultureInfo.InvariantCulture, $"must be from {nameof(RangeSize)}, {RangeSize}, to 1000000"), Window);
        Require(MaxOutage >= TimeSpan.Zero && MaxOutage <= TimeSpan.FromDays(1), nameof(MaxOutage), "must be from 0 to 1 day", MaxOutage);
    }

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(ClusterJobOptions)}.{option} {rule}.");
    }
}
