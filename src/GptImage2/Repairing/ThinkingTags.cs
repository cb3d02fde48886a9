using System.Text;

namespace GptImage2.Repairing;

/// <summary>The tags between which models write what they think before they answer.</summary>
internal static class ThinkingTags
{
    /// <summary>The opening and the closing tag of each kind of block.</summary>
    public static (byte[] Open, byte[] Close)[] All { get; } =
    [
        .. ((string[])["think", "thinking", "reasoning", "scratchpad"]).Select(static name => (Encoding.ASCII.GetBytes($"<{name}>"), Encoding.ASCII.GetBytes($"</{name}>"))),
    ];

    /// <summary>The length of the opening tag that a text begins with, and the tag that ends its block; 0 if it begins with none.</summary>
    public static int Opening(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> close)
    {
        foreach ((byte[] open, byte[] end) in All)
        {
            if (!StartsWith(text, open))
                continue;
            close = end;
            return open.Length;
        }

        close = default;
        return 0;
    }

    /// <summary>The length of the closing tag that a text begins with; 0 if it begins with none.</summary>
    public static int Closing(ReadOnlySpan<byte> text)
    {
        foreach ((_, byte[] close) in All)
        {
            if (StartsWith(text, close))
                return close.Length;
        }

        return 0;
    }

    /// <summary>Whether a text is the beginning of a closing tag, of which more may follow.</summary>
    public static bool MayClose(ReadOnlySpan<byte> text)
    {
        foreach ((_, byte[] close) in All)
        {
            if (StartsWith(close, text))
                return true;
        }

        return false;
    }

    /// <summary>Where the last closing tag of a kind begins; -1 when there is none.</summary>
    public static int LastIndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> close)
    {
        for (int end = text.Length; end > 0;)
        {
            int start = text[..end].LastIndexOf((byte)'<');
            if (start < 0 || StartsWith(text[start..], close))
                return start;
            end = start;
        }

        return -1;
    }

    /// <summary>Whether a text begins with a tag, in upper or lower case.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
        text.Length >= tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag);
}
