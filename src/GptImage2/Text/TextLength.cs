using System.ComponentModel;

namespace GptImage2.Generated;

/// <summary>The length of text as JSON Schema counts it: in Unicode code points, not in UTF-16 units.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextLength
{
    /// <summary>Whether a text has from <paramref name="minimum"/> to <paramref name="maximum"/> code points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minimum">The least number of code points.</param>
    /// <param name="maximum">The greatest number of code points.</param>
    public static bool IsWithin(string text, int minimum, int maximum)
    {
        int length = text.Length;
        if (length < minimum)
            return false;

        // A code point has one or two UTF-16 units.
        if (length <= maximum && (length + 1) / 2 >= minimum)
            return true;
        foreach (char unit in text)
        {
            if (char.IsLowSurrogate(unit))
                length--;
        }

        return length >= minimum && length <= maximum;
    }
}
