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
            if (!text.StartsWith(open))
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
            if (text.StartsWith(close))
                return close.Length;
        }

        return 0;
    }
}
