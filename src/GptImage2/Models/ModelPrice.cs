namespace GptImage2;

/// <summary>The price of tokens.</summary>
/// <param name="InputPerMillion">US dollars for a million input tokens.</param>
/// <param name="OutputPerMillion">US dollars for a million output tokens, including reasoning.</param>
/// <param name="AsOf">The day on which these prices were listed.</param>
public sealed record ModelPrice(decimal InputPerMillion, decimal OutputPerMillion, DateOnly AsOf)
{
    private const decimal Million = 1_000_000m;

    /// <summary>
    /// US dollars for a million input tokens that came from the provider's prompt cache; null when the provider lists no price
    /// for them. They cost as much as other input then.
    /// </summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>
    /// US dollars for a million input tokens that the provider wrote to its prompt cache; null when the price is not known. The
    /// cost of a call that has such tokens is not known either then.
    /// </summary>
    public decimal? CacheWritePerMillion { get; init; }

    /// <summary>The price of <see cref="ServiceTier.Flex"/>; null when it is not known.</summary>
    public ModelPrice? Flex { get; init; }

    /// <summary>The price of <see cref="ServiceTier.Priority"/>; null when it is not known.</summary>
    public ModelPrice? Priority { get; init; }

    /// <summary>The price of a tier.</summary>
    /// <param name="tier">The tier. <see cref="ServiceTier.Auto"/> has the standard price.</param>
    /// <returns>Null when it is not known.</returns>
    public ModelPrice? Of(ServiceTier tier) => tier switch
    {
        ServiceTier.Auto or ServiceTier.Default => this,
        ServiceTier.Flex => Flex,
        ServiceTier.Priority => Priority,
        _ => null,
    };

    /// <summary>The cost of tokens in US dollars.</summary>
    /// <param name="usage">The tokens.</param>
    /// <returns>Null when there are tokens whose price is not known: those that were written to the prompt cache.</returns>
    public decimal? CostOf(TokenUsage usage)
    {
        if (usage.CacheWriteTokens > 0 && CacheWritePerMillion is null)
            return null;
        // Some gateways count cached tokens beside the input.
        long plain = Math.Max(0, usage.InputTokens - usage.CachedInputTokens - usage.CacheWriteTokens);
        return (plain * InputPerMillion
            + usage.CachedInputTokens * (CachedInputPerMillion ?? InputPerMillion)
            + usage.CacheWriteTokens * (CacheWritePerMillion ?? 0)
            + usage.OutputTokens * OutputPerMillion) / Million;
    }

    /// <summary>The most that tokens can cost in US dollars: none of the input comes from the cache, and all of it is written to it where that costs more.</summary>
    internal decimal UpperBound(long inputTokens, long outputTokens) =>
        (inputTokens * Math.Max(Math.Max(InputPerMillion, CacheWritePerMillion ?? 0), CachedInputPerMillion ?? 0) + outputTokens * OutputPerMillion) / Million;

    internal bool IsValid =>
        InputPerMillion >= 0 && OutputPerMillion >= 0 && CachedInputPerMillion is null or >= 0 && CacheWritePerMillion is null or >= 0
        && Flex is null or { IsValid: true } && Priority is null or { IsValid: true };
}
