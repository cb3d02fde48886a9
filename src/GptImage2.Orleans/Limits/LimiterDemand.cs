namespace GptImage2.Orleans.Limits;

/// <summary>What a process asks of a limiter.</summary>
[GenerateSerializer]
[Immutable]
[Alias("gptimage2.limiter.demand")]
internal sealed class LimiterDemand
{
    /// <summary>The process.</summary>
    [Id(0)]
    public string Holder { get; init; } = "";

    /// <summary>The requests that it wants; 0 when it only gives back.</summary>
    [Id(1)]
    public long Requests { get; init; }

    /// <summary>The tokens that it wants.</summary>
    [Id(2)]
    public long Tokens { get; init; }

    /// <summary>The tokens of the request that comes first.</summary>
    [Id(3)]
    public long LeastTokens { get; init; }

    /// <summary>The epoch of what is given back; null when nothing is.</summary>
    [Id(4)]
    public string? Epoch { get; init; }

    /// <summary>The requests that were not sent.</summary>
    [Id(5)]
    public long ReturnedRequests { get; init; }

    /// <summary>The tokens that were not used; negative when more were used than granted.</summary>
    [Id(6)]
    public long ReturnedTokens { get; init; }
}
