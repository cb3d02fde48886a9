namespace GptImage2.Orleans.Jobs;

/// <summary>The results of a range.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.job.range-results")]
internal sealed class JobRangeResults
{
    /// <summary>The number of the range in the submission.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>The results, each a serialized <see cref="JobItemRecord"/>, in the order of the items; null for those that were forgotten.</summary>
    [Id(1)]
    public byte[]?[] Results { get; init; } = [];
}
