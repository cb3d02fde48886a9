namespace GptImage2.Calls.Streaming;

/// <summary>Notices white space at the end of a growing text. A model that fails may write it until its tokens are used up.</summary>
internal sealed class EndlessSpace
{
    /// <summary>How many bytes of white space may follow each other outside of a string.</summary>
    public const int Most = 4096;

    private int _seen;

    /// <summary>Where the white space at the end of the text begins.</summary>
    public int Start { get; private set; }

    /// <summary>Whether there is too much white space at the end of the text.</summary>
    public bool IsIn(ReadOnlySpan<byte> text)
    {
        int last = text[_seen..].LastIndexOfAnyExcept(" \r\n\t"u8);
        if (last >= 0)
            Start = _seen + last + 1;
        _seen = text.Length;
        return text.Length - Start > Most;
    }
}
