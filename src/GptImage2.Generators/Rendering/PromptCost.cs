using System.Globalization;

namespace GptImage2.Generators.Rendering;

/// <summary>What the constant part of a call takes, as messages and files say it.</summary>
internal static class PromptCost
{
    /// <summary>How many tokens a call may hold; the runtime says so in <c>GptImage2Model.ContextTokens</c>.</summary>
    public const int ContextTokens = 272_000;

    /// <summary>US dollars for a million input tokens; the runtime says so in <c>GptImage2Model.Price</c>.</summary>
    public const decimal InputPerMillion = 8m;

    /// <summary>Tokens and dollars: <c>about 2,345 tokens, $0.0188 a call</c>.</summary>
    public static string Describe(int tokens) =>
        $"about {tokens.ToString("N0", NumberFormatInfo.InvariantInfo)} tokens, ${(tokens * InputPerMillion / 1_000_000m).ToString("0.00##", NumberFormatInfo.InvariantInfo)} a call";
}
