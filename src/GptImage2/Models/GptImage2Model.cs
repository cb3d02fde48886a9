namespace GptImage2;

/// <summary>The name, the price and the limits of the model.</summary>
public static class GptImage2Model
{
    /// <summary>The id of the model on the endpoint.</summary>
    public const string Id = "gpt-5-4-image-2";

    /// <summary>The maximum number of tokens of a call, messages and reply together.</summary>
    public const int ContextTokens = 272_000;

    /// <summary>The maximum number of tokens of a reply, including reasoning.</summary>
    public const int MaxOutputTokens = 128_000;

    /// <summary>The prices of the model in US dollars, each with the day on which it was listed; the latest is the last.</summary>
    /// <remarks>
    /// <see cref="ServiceTier.Flex"/> has the price of the Batch API, which is half of each price. The prices of
    /// <see cref="ServiceTier.Priority"/> and of writing to the prompt cache are not listed, and null.
    /// </remarks>
    public static IReadOnlyList<ModelPrice> Prices { get; } =
    [
        new(8m, 15m, new DateOnly(2026, 5, 8))
        {
            CachedInputPerMillion = 2m,
            Flex = new ModelPrice(4m, 7.5m, new DateOnly(2026, 5, 8)) { CachedInputPerMillion = 1m },
        },
    ];

    /// <summary>The latest price of the model that this version of the library knows.</summary>
    public static ModelPrice Price => Prices[^1];
}
