using GptImage2.Emulator.Tokens;
using Microsoft.ML.Tokenizers;

namespace GptImage2;

/// <summary>Counts tokens by <c>o200k_base</c>, the vocabulary of GPT-4o and later models.</summary>
/// <remarks>
/// It is thread-safe. All counters share one vocabulary of about 200,000 tokens. The first count loads it, which takes some
/// tenths of a second; <see cref="Load"/> loads it before. Whether GPT-5.4 Image 2 uses this vocabulary is not published.
/// Words and runs of more than 256 characters are counted in parts, which can make a token more for each part.
/// </remarks>
public sealed class O200kTokenCounter : ITokenCounter
{
    private static readonly Lazy<TiktokenTokenizer> Vocabulary = new(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Loads the vocabulary now instead of at the first count.</summary>
    public static void Load() => _ = Vocabulary.Value;

    /// <inheritdoc/>
    public int CountTokens(ReadOnlySpan<char> text)
    {
        TiktokenTokenizer vocabulary = Vocabulary.Value;
        int tokens = 0;
        // Text that looks like a special token would be one if the tokenizer cut the text.
        foreach (Range piece in TextPieces.Of(text))
            tokens += vocabulary.CountTokens(text[piece], considerPreTokenization: false, considerNormalization: false);
        return tokens;
    }
}
