using GptImage2.Emulator.Tokens;
using Microsoft.ML.Tokenizers;

namespace GptImage2.Emulator;

/// <summary>Counts and cuts texts by the tokens of o200k_base, the vocabulary of GPT-4o and later models.</summary>
/// <remarks>
/// Text that looks like a special token, such as <c>&lt;|endoftext|&gt;</c>, is text here as it is at the endpoint. Runs of more than
/// 256 letters, marks or spaces are counted in parts, which can make a token more for each part.
/// </remarks>
public static class O200kBase
{
    private static readonly Lazy<TiktokenTokenizer> Loaded = new(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Counts the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of tokens.</returns>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (Range piece in TextPieces.Of(text))
            count += Loaded.Value.CountTokens(text[piece], considerPreTokenization: false, considerNormalization: false);

        return count;
    }

    /// <summary>Cuts a text after a number of tokens; before a character that only some of its tokens are left for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens to keep.</param>
    /// <returns>The start of the text, or all of it when it has no more tokens.</returns>
    public static string Take(string text, int tokens)
    {
        foreach (Range piece in TextPieces.Of(text))
        {
            ReadOnlySpan<char> part = text.AsSpan()[piece];
            int count = Loaded.Value.CountTokens(part, considerPreTokenization: false, considerNormalization: false);
            if (count > tokens)
                return text[..(piece.Start.Value + Cut(part, tokens))];

            tokens -= count;
        }

        return text;
    }

    /// <summary>Starts to load the vocabulary, so that the first request need not wait for all of that.</summary>
    internal static void Load() => _ = Task.Run(static () => Loaded.Value);

    /// <summary>Lists the tokens of a text by their numbers in the vocabulary.</summary>
    internal static IEnumerable<int> Ids(string text)
    {
        var ids = new List<int>(text.Length / 4);
        foreach (Range piece in TextPieces.Of(text))
            ids.AddRange(Loaded.Value.EncodeToIds(text.AsSpan()[piece], considerPreTokenization: false, considerNormalization: false));

        return ids;
    }

    /// <summary>Cuts a text into its tokens, those of one character together, or into runs of a number of characters.</summary>
    internal static IReadOnlyList<string> Split(string text, int? characters = null)
    {
        var parts = new List<string>();
        if (characters is { } length)
        {
            for (int at = 0, end; at < text.Length; at = end)
            {
                end = Math.Min(text.Length, at + length);
                if (end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]))
                    end++;

                parts.Add(text[at..end]);
            }

            return parts;
        }

        foreach (Range piece in TextPieces.Of(text))
        {
            int start = piece.Start.Value;
            IReadOnlyList<EncodedToken> tokens = Loaded.Value.EncodeToTokens(text.AsSpan()[piece], out _, considerPreTokenization: false, considerNormalization: false);
            foreach (Range offset in tokens.Select(static t => t.Offset).Distinct())
                parts.Add(text[(start + offset.Start.Value)..(start + offset.End.Value)]);
        }

        return parts;
    }

    private static int Cut(ReadOnlySpan<char> piece, int tokens) => tokens == 0
        ? 0
        : Loaded.Value.GetIndexByTokenCount(piece, tokens, out _, out _, considerPreTokenization: false, considerNormalization: false);
}
