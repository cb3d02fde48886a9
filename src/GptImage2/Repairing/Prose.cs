using System.Buffers;
using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>The text of a reply between its JSON values.</summary>
internal static class Prose
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{[/<"u8);
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("{}[]"u8);

    // A name that is longer is a sentence in quotes.
    private const int LongestName = 200;

    /// <summary>The offset of the next bracket that may open a value. Comments and thinking blocks are skipped.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="position">Where to begin, outside of a value.</param>
    /// <param name="thoughtEnd">The end of the last block of thinking that was only closed; the text before it is a draft.</param>
    /// <returns>-1 where no bracket follows.</returns>
    public static int NextBracket(ReadOnlySpan<byte> reply, int position, ref int thoughtEnd)
    {
        while (true)
        {
            int run = reply[position..].IndexOfAny(Marks);
            if (run < 0)
                return -1;
            position += run;
            if (reply[position] is (byte)'{' or (byte)'[')
                return position;
            ReadOnlySpan<byte> rest = reply[position..];
            if (ThinkingTags.Closing(rest) is > 0 and var length)
                thoughtEnd = position + length;
            position = HiddenEnd(reply, position, betweenTokens: false);
            if (position >= reply.Length)
                return -1;
        }
    }

    /// <summary>Whether a text after a value belongs to it: it begins like a member, or a bracket is closed after data.</summary>
    public static bool BelongsToValue(ReadOnlySpan<byte> text) => BeginsLikeMember(text, isBeforeValue: false) || ClosesAfterData(text);

    /// <summary>Whether a text begins with a name in quotes and a colon, after commas or not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBeforeValue">Whether the text is before the first value: a name directly before that value is its title.</param>
    public static bool BeginsLikeMember(ReadOnlySpan<byte> text, bool isBeforeValue)
    {
        text = text[HiddenTextsEnd(text, 0)..];
        int quote = text.IsEmpty ? 0 : text[0] is (byte)'"' or (byte)'\'' ? 1 : IsCurlyQuote(text) ? 3 : 0;
        if (quote == 0)
            return false;
        ReadOnlySpan<byte> name = text[quote..Math.Min(text.Length, quote + LongestName)];
        int end = quote == 1 ? name.IndexOf(text[0]) : name.IndexOf("“"u8[..2]);
        if (end < 0 || name[..end].Contains((byte)'\n'))
            return false;
        ReadOnlySpan<byte> rest = text[HiddenTextsEnd(text, quote + end + quote)..];
        return rest.StartsWith(":"u8) && !(isBeforeValue && rest[1..].Trim(" \r\n\t`"u8).IsEmpty);
    }

    private static int HiddenTextsEnd(ReadOnlySpan<byte> text, int position)
    {
        while (true)
        {
            position = text.Length - text[position..].TrimStart(", \r\n\t`"u8).Length;
            if (position == text.Length)
                return position;
            Rune.DecodeFromUtf8(text[position..], out Rune rune, out int length);
            bool isSpace = Rune.IsWhiteSpace(rune) || rune.Value == 0xFEFF;
            int end = isSpace ? position + length : HiddenEnd(text, position, betweenTokens: true);
            if (!isSpace && end == position + 1)
                return position;
            position = end;
        }
    }

    /// <summary>Where a text closes a bracket that it did not open; -1 where it does not.</summary>
    public static int ExtraBracket(ReadOnlySpan<byte> text)
    {
        int depth = 0;
        for (int position = 0; position < text.Length; position++)
        {
            int run = text[position..].IndexOfAny(Brackets);
            if (run < 0)
                return -1;
            position += run;
            if (text[position] is (byte)'{' or (byte)'[')
                depth++;
            else if (depth-- == 0)
                return position;
        }

        return -1;
    }

    // One bracket too many at the end holds no data; one after data closes what was closed too early.
    private static bool ClosesAfterData(ReadOnlySpan<byte> text)
    {
        int depth = 0;
        bool hasData = false;
        for (int position = 0; position < text.Length;)
        {
            int run = text[position..].IndexOfAny(Brackets);
            ReadOnlySpan<byte> before = run < 0 ? default : text.Slice(position, run);
            if (run < 0)
                return false;
            hasData |= !before.Trim(" \r\n\t`,;)"u8).IsEmpty;
            position += run;
            if (text[position] is (byte)'{' or (byte)'[')
                depth++;
            else if (depth > 0)
                depth--;
            else if (hasData)
                return true;
            hasData |= depth > 0;
            position++;
        }

        return false;
    }

    private static bool IsCurlyQuote(ReadOnlySpan<byte> text) => text.StartsWith("“"u8) || text.StartsWith("”"u8) || text.StartsWith("„"u8);

    // The end of a comment or a block of thinking, or the next offset where neither begins. What has no end takes the rest.
    private static int HiddenEnd(ReadOnlySpan<byte> text, int position, bool betweenTokens)
    {
        if (text[position] is not ((byte)'/' or (byte)'<'))
            return position + 1;
        HiddenText hidden = default;
        int end = position;
        if (!(betweenTokens && hidden.TryBegin(text, ref end, inJson: true) == true) && hidden.TryBegin(text, ref end, inJson: false) != true)
            return position + 1;
        return hidden.TryPass(text, ref end) ? end : text.Length;
    }
}
