using System.Text;

namespace GptImage2.Models;

/// <summary>An upper bound of the tokens of a text, for untrusted text: no text has more tokens in <c>o200k_base</c>.</summary>
/// <remarks>
/// Two tokens that follow each other in a piece of a text are never a token together. So where all pairs of characters are
/// tokens, at most every second token is a single character. The longest split that obeys this is found character by character.
/// </remarks>
internal static class TokenBound
{
    // A state that no split reaches.
    private const long None = long.MinValue / 2;
    private const int DigitsPerToken = 3;

    public static long OfText(ReadOnlySpan<byte> utf8)
    {
        // The most tokens of the text so far: of splits that end with a token of one ASCII character, of all others, and of
        // the text before its last character.
        long single = None;
        long longer = 0;
        long before = None;
        for (int i = 0; i < utf8.Length;)
        {
            byte c = utf8[i];
            if (Separate(utf8, i, out int length) is > 0 and var tokens)
            {
                longer = Math.Max(single, longer) + tokens;
                single = None;
                before = None;
                i += length;
                continue;
            }

            long best = Math.Max(single, longer);
            bool isPair = i > 0 && utf8[i - 1] < 0x80 && TokenPairs.AreToken(utf8[i - 1], c) && !EndsContraction(utf8, i);
            long nextSingle = (isPair ? longer : best) + 1;
            longer = before + 1;
            single = nextSingle;
            before = best;
            i++;
        }

        return Math.Max(single, longer);
    }

    // Runs and characters whose tokens are counted apart from those of their neighbours; 0 for other ASCII characters.
    private static long Separate(ReadOnlySpan<byte> utf8, int i, out int length)
    {
        byte c = utf8[i];
        if (c >= 0x80)
        {
            Rune.DecodeFromUtf8(utf8[i..], out Rune rune, out length);
            // Tokens of a space or a hyphen can take the first bytes of a character.
            return i > 0 && utf8[i - 1] is (byte)' ' or (byte)'-' ? rune.Utf8SequenceLength : CharacterTokens.Of(rune);
        }

        length = Run(utf8[i..], c);
        if (char.IsAsciiDigit((char)c))
        {
            // Digits of other scripts can shift the groups of three.
            return (length + DigitsPerToken - 1) / DigitsPerToken + (i > 0 && utf8[i - 1] >= 0x80 ? 1 : 0);
        }

        // The last character of white space belongs to what follows.
        length--;
        return length == 0 ? 0 : c switch
        {
            (byte)' ' => 1 + length / 40,
            (byte)'\t' => 1 + length / 10,
            (byte)'\n' => 1 + length / 5,
            _ => 0,
        };
    }

    private static int Run(ReadOnlySpan<byte> utf8, byte first)
    {
        int length = char.IsAsciiDigit((char)first) ? utf8.IndexOfAnyExceptInRange((byte)'0', (byte)'9') : utf8.IndexOfAnyExcept(first);
        return length < 0 ? utf8.Length : length;
    }

    // The word ends after 's, 're and the like, whatever letters follow.
    private static bool EndsContraction(ReadOnlySpan<byte> utf8, int i) =>
        (i >= 2 && utf8[i - 2] == (byte)'\'') || (i >= 3 && utf8[i - 3] == (byte)'\'');
}
