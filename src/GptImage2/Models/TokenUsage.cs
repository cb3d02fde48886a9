using System.Runtime.InteropServices;

namespace GptImage2;

/// <summary>The tokens that a call was billed for, as the endpoint counted them.</summary>
/// <param name="InputTokens">Tokens of the messages, images included.</param>
/// <param name="OutputTokens">Tokens of the reply, reasoning included.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>Input tokens that the provider's prompt cache served; part of <see cref="InputTokens"/>.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Input tokens of images, where the endpoint says so; part of <see cref="InputTokens"/>.</summary>
    public long? ImageInputTokens { get; init; }

    /// <summary>Tokens that the model spent on reasoning; part of <see cref="OutputTokens"/>.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Input and output together.</summary>
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Adds the tokens of two calls.</summary>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) =>
        new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens)
        {
            CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
            ImageInputTokens = left.ImageInputTokens is null && right.ImageInputTokens is null
                ? null
                : (left.ImageInputTokens ?? 0) + (right.ImageInputTokens ?? 0),
            ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
        };
}
