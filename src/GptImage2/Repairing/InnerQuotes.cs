using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>The quotes inside of one string that are not escaped, and that cannot be its end.</summary>
internal struct InnerQuotes
{
    private List<int>? _offsets;
    private bool _mayOpen;

    public readonly int Count => _offsets?.Count ?? 0;

    /// <summary>Whether one of them may open another string that the end of this one closes.</summary>
    public readonly bool MayOpenAnother => _mayOpen && Count % 2 != 0;

    public readonly IReadOnlyList<int> Offsets => _offsets ?? [];

    /// <summary>Adds a quote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the string begins.</param>
    /// <param name="offset">The offset of the quote.</param>
    /// <returns>
    /// False when it may open another string, so that the quote before it may be the end of this one; and when nothing but
    /// marks is between the two: strings that are joined, as in code, or quotes that are doubled.
    /// </returns>
    public bool TryAdd(ReadOnlySpan<byte> text, int start, int offset)
    {
        int before = offset;
        while (before > start + 1 && JsonTokenizer.IsWhitespace(text[before - 1]))
            before--;
        bool mayOpen = text[before - 1] is (byte)',' or (byte)':' or (byte)'[' or (byte)'{';
        if (Count > 0 && mayOpen)
            return false;
        if (Count > 0 && !HasWord(text[(_offsets![^1] + 1)..offset]))
            return false;
        (_offsets ??= []).Add(offset);
        _mayOpen |= mayOpen;
        return true;
    }

    private static bool HasWord(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            if (character >= 0x80 || char.IsAsciiLetterOrDigit((char)character))
                return true;
        }

        return false;
    }
}
