using System.Text;

namespace GptImage2.Repairing;

/// <summary>Passes over text in which nothing is the answer: comments, and blocks in which the model thinks.</summary>
/// <remarks>It continues where it stopped, so that it looks at each byte of a growing text once.</remarks>
internal struct HiddenText
{
    private static readonly Kind[] Kinds =
    [
        .. ThinkingTags.All.Select(static tags => new Kind(tags.Open, tags.Close, IsThinking: true)),
        new Kind([.. "/*"u8], [.. "*/"u8], IsThinking: false),
        new Kind([.. "<!--"u8], [.. "-->"u8], IsThinking: false),
        new Kind([.. "//"u8], [.. "\n"u8], IsThinking: false),
    ];

    private Kind? _open;
    private int _depth;

    /// <summary>Where the text began that was passed last.</summary>
    public int Start { readonly get; private set; }

    /// <summary>Whether the end of the text has not been found yet.</summary>
    public readonly bool IsOpen => _open is not null;

    /// <summary>What ends the block of thinking that is open; null when there is none.</summary>
    public readonly string? EndOfThinking => _open is { IsThinking: true } ? Encoding.ASCII.GetString(_open.End) : null;

    /// <summary>Whether hidden text begins at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The offset, which moves past the beginning.</param>
    /// <param name="inJson">Whether it is a place between tokens of JSON, where only comments are hidden. In prose, two slashes are a comment only at the start of a line and after JSON.</param>
    /// <returns>Null when more of the text is needed to say so.</returns>
    public bool? TryBegin(ReadOnlySpan<byte> text, ref int position, bool inJson)
    {
        ReadOnlySpan<byte> rest = text[position..];
        bool isCut = false;
        foreach (Kind kind in Kinds)
        {
            if ((inJson && kind.IsThinking) || (!inJson && kind.End is [(byte)'\n'] && !CanBeginLineComment(text[..position])))
                continue;
            if (StartsWith(rest, kind.Begin))
            {
                _open = kind;
                _depth = 1;
                Start = position;
                position += kind.Begin.Length;
                return true;
            }

            isCut |= rest.Length < kind.Begin.Length && StartsWith(kind.Begin, rest);
        }

        return isCut ? null : false;
    }

    /// <summary>Moves past the end of the text that is open.</summary>
    /// <returns>False when more of the text is needed.</returns>
    public bool TryPass(ReadOnlySpan<byte> text, ref int position)
    {
        while (_open is { } open)
        {
            int next = text[position..].IndexOf(open.End[0]);
            position = next < 0 ? text.Length : position + next;
            ReadOnlySpan<byte> rest = text[position..];
            if (StartsWith(rest, open.End))
            {
                position += open.End.Length;
                if (--_depth == 0)
                    _open = null;
            }
            else if (open.IsThinking && StartsWith(rest, open.Begin))
            {
                position += open.Begin.Length;
                _depth++;
            }
            else if (StartsWith(open.End, rest) || (open.IsThinking && StartsWith(open.Begin, rest)))
            {
                return false;
            }
            else
            {
                position++;
            }
        }

        return true;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) => ThinkingTags.StartsWith(text, start);

    // The slashes of an address are in the middle of a line.
    private static bool CanBeginLineComment(ReadOnlySpan<byte> before) =>
        before.TrimEnd(" \t,;`"u8) is [] or [.., (byte)'\n' or (byte)'\r' or (byte)'}' or (byte)']'];

    private sealed record Kind(byte[] Begin, byte[] End, bool IsThinking);
}
