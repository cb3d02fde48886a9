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

    /// <summary>The price of the model in US dollars, as listed on 2026-05-08.</summary>
    public static ModelPrice Price { get; } = new(8m, 15m, new DateOnly(2026, 5, 8));
}
