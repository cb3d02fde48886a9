namespace GptImage2.Emulator;

/// <summary>Counts the tokens of a text without a vocabulary.</summary>
/// <remarks>
/// An estimate, near o200k_base on English and JSON and no more than that. One token is: a word of up to eight letters with the space
/// before it, or each further eight letters of a longer one; up to three digits; up to three marks in a row, so that <c>":"</c> is one;
/// a run of white space; one character of a script that does not write words with ASCII letters.
/// </remarks>
public static class TokenEstimate
{
    private const int WordLength = 8;
    private const int RunLength = 3;

    /// <summary>Counts the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of tokens.</returns>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at = End(text, at))
            count++;

        return count;
    }

    /// <summary>Cuts a text after a number of tokens, never inside a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens to keep.</param>
    /// <returns>The start of the text.</returns>
    public static string Take(string text, int tokens)
    {
        var at = 0;
        for (var i = 0; i < tokens && at < text.Length; i++)
            at = End(text, at);

        return text[..at];
    }

    /// <summary>Cuts a text into its tokens, or into runs of a number of characters; never inside a surrogate pair.</summary>
    internal static IReadOnlyList<string> Split(string text, int? characters)
    {
        var pieces = new List<string>();
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = characters is { } length ? Math.Min(text.Length, at + length) : End(text, at);
            if (end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]))
                end++;

            pieces.Add(text[at..end]);
        }

        return pieces;
    }

    internal static (int Text, int Image) CountPrompt(ChatRequest request)
    {
        // The frame around messages, as found in recorded bills of the API: 3 for the prompt, and 3 and the role for each message.
        var text = 3 + request.Messages.Sum(static m => 3 + Count(m.Role) + Count(m.Text));
        return (text, request.Images.Sum(static i => i.Tokens));
    }

    private static int End(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c == ' ' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))
            return Run(text, at + 1, WordLength, char.IsAsciiLetter);

        return c switch
        {
            _ when char.IsAsciiLetter(c) => Run(text, at, WordLength, char.IsAsciiLetter),
            _ when char.IsAsciiDigit(c) => Run(text, at, RunLength, char.IsAsciiDigit),
            _ when char.IsWhiteSpace(c) => WhiteSpaceEnd(text, at),
            _ when char.IsAscii(c) => Run(text, at, RunLength, static x => char.IsAscii(x) && !char.IsAsciiLetterOrDigit(x) && !char.IsWhiteSpace(x)),
            _ when at + 1 < text.Length && char.IsSurrogatePair(c, text[at + 1]) => at + 2,
            _ => at + 1,
        };
    }

    private static int WhiteSpaceEnd(ReadOnlySpan<char> text, int at)
    {
        var end = Run(text, at, text.Length, char.IsWhiteSpace);
        var leavesSpaceToWord = end - at > 1 && text[end - 1] == ' ' && end < text.Length && char.IsAsciiLetter(text[end]);
        return leavesSpaceToWord ? end - 1 : end;
    }

    private static int Run(ReadOnlySpan<char> text, int at, int limit, Func<char, bool> belongs)
    {
        var end = at + 1;
        while (end < text.Length && end - at < limit && belongs(text[end]))
            end++;

        return end;
    }
}
