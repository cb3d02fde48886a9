namespace GptImage2.Orleans.Jobs;

/// <summary>A range of items that a client submits.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.job.range")]
internal sealed class JobRange
{
    /// <summary>The submission.</summary>
    [Id(0)]
    public string Submission { get; init; } = "";

    /// <summary>The number of the range in the submission.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>The keys of the items.</summary>
    [Id(2)]
    public string[] Keys { get; init; } = [];

    /// <summary>The serialized items.</summary>
    [Id(3)]
    public byte[][] Items { get; init; } = [];
}
