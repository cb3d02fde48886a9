using System.Text.Json;

namespace GptImage2.Contracts;

/// <summary>Compares JSON texts by the values that they have: white space, the order of members, and escapes do not matter.</summary>
internal static class JsonEquality
{
    // The same value with line breaks and indents is a few times as long. The limit keeps the time linear: a long value is
    // not parsed again for each short one that is compared with it.
    private const int MostWhiteSpace = 16;
    private const int Short = 256;

    /// <summary>Whether two JSON texts have the same value. Texts of very different lengths count as different.</summary>
    /// <exception cref="JsonException">A text is not JSON, and the two are not written the same.</exception>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
            return true;
        return !IsMuchLonger(left, right) && !IsMuchLonger(right, left) && JsonElement.DeepEquals(Parse(left), Parse(right));
    }

    private static bool IsMuchLonger(ReadOnlySpan<byte> text, ReadOnlySpan<byte> than) => text.Length / MostWhiteSpace > Math.Max(than.Length, Short);

    private static JsonElement Parse(ReadOnlySpan<byte> utf8Json)
    {
        var json = new Utf8JsonReader(utf8Json);
        return JsonElement.ParseValue(ref json);
    }
}
