using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator;

/// <summary>The tokens of an answer.</summary>
/// <param name="Text">The tokens of the prompt's text, framing included.</param>
/// <param name="Image">The tokens of the prompt's images.</param>
/// <param name="Completion">The tokens of the reply.</param>
public sealed record EmulatedUsage(int Text, int Image, int Completion)
{
    /// <summary>Gets the tokens of the prompt that came from a cache; they are among those of the prompt.</summary>
    public int Cached { get; init; }

    /// <summary>Gets the tokens of the prompt that were written to a cache; they are among those of the prompt.</summary>
    public int CacheWrites { get; init; }

    /// <summary>Gets the tokens spent on reasoning; they are among those of the reply.</summary>
    public int Reasoning { get; init; }

    /// <summary>Gets the tokens of the prompt.</summary>
    public int Prompt => Text + Image;

    /// <summary>Gets all tokens.</summary>
    public int Total => Prompt + Completion;

    /// <summary>Gets what they cost at the list price of 2026-05-08: 8 US dollars for a million tokens of prompts, 15 for one of replies.</summary>
    public decimal Cost => ((Prompt * 8m) + (Completion * 15m)) / 1_000_000m;
}
