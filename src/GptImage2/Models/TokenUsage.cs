using System.Runtime.InteropServices;

namespace GptImage2;

/// <summary>The billed tokens of a call, as the endpoint reported them.</summary>
/// <param name="InputTokens">Tokens of the messages, including images.</param>
/// <param name="OutputTokens">Tokens of the reply, including reasoning.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>Input tokens that came from the provider's prompt cache; part of <see cref="InputTokens"/>.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Input tokens that the provider wrote to its prompt cache; part of <see cref="InputTokens"/>.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>Input tokens of images, if the endpoint reports them; part of <see cref="InputTokens"/>.</summary>
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
            CacheWriteTokens = left.CacheWriteTokens + right.CacheWriteTokens,
            ImageInputTokens = left.ImageInputTokens is null && right.ImageInputTokens is null
                ? null
                : (left.ImageInputTokens ?? 0) + (right.ImageInputTokens ?? 0),
            ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
        };
}
