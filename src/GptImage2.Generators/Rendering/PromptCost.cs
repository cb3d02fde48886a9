using System.Globalization;

namespace GptImage2.Generators.Rendering;

/// <summary>The size and cost of the constant part of a call, as messages and files show it.</summary>
internal static class PromptCost
{
    /// <summary>
    /// The maximum number of tokens of a call; the same as <c>GptImage2Model.ContextTokens</c> in the runtime.
    /// </summary>
    public const int ContextTokens = 272_000;

    /// <summary>
    /// US dollars for a million input tokens; the same as <c>GptImage2Model.Price</c> in the runtime.
    /// </summary>
    public const decimal InputPerMillion = 8m;

    /// <summary>Tokens and dollars: <c>about 2,345 tokens, $0.0188 a call</c>.</summary>
    public static string Describe(int tokens) =>
        $"about {tokens.ToString("N0", NumberFormatInfo.InvariantInfo)} tokens, ${(tokens * InputPerMillion / 1_000_000m).ToString("0.00##", NumberFormatInfo.InvariantInfo)} a call";
}
