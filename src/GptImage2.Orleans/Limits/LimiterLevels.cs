namespace GptImage2.Orleans.Limits;

/// <summary>How far the limits of a limiter are used.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.limiter.levels")]
internal sealed class LimiterLevels
{
    /// <summary>The requests that may be taken now; negative when they are booked ahead, null without a limit.</summary>
    [Id(0)]
    public double? Requests { get; init; }

    /// <summary>The tokens that may be taken now; negative when they are booked ahead, null without a limit.</summary>
    [Id(1)]
    public double? Tokens { get; init; }

    /// <summary>The processes that asked lately.</summary>
    [Id(2)]
    public int Holders { get; init; }

    /// <summary>The slices that were granted since the activation.</summary>
    [Id(3)]
    public long Slices { get; init; }

    /// <summary>The silo on which it is.</summary>
    [Id(4)]
    public string Silo { get; init; } = "";
}
