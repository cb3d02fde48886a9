namespace GptImage2.Orleans.Jobs;

/// <summary>Ranges of a submission that are worked.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.job.results")]
internal sealed class JobResults
{
    /// <summary>The ranges.</summary>
    [Id(0)]
    public JobRangeResults[] Ranges { get; init; } = [];

    /// <summary>Whether nothing comes any more.</summary>
    [Id(1)]
    public bool IsOver { get; init; }

    /// <summary>Why the rest is not worked: the name of a <see cref="JobStopReason"/>; null while it is.</summary>
    [Id(2)]
    public string? StopReason { get; init; }

    /// <summary>What the client is told about it.</summary>
    [Id(3)]
    public string? StopMessage { get; init; }
}
