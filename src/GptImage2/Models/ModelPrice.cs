namespace GptImage2;

/// <summary>The price of tokens.</summary>
/// <param name="InputPerMillion">US dollars for a million input tokens.</param>
/// <param name="OutputPerMillion">US dollars for a million output tokens, including reasoning.</param>
/// <param name="AsOf">The day on which these prices were listed.</param>
public sealed record ModelPrice(decimal InputPerMillion, decimal OutputPerMillion, DateOnly AsOf)
{
    /// <summary>
    /// The cost of <paramref name="usage"/> in US dollars. Cached input has the full price: the provider lists no
    /// discount for this model.
    /// </summary>
    /// <param name="usage">The tokens.</param>
    public decimal CostOf(TokenUsage usage) =>
        (usage.InputTokens * InputPerMillion + usage.OutputTokens * OutputPerMillion) / 1_000_000m;
}
