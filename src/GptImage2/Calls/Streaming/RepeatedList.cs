using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Calls.Streaming;

/// <summary>Compares two lists of one reply.</summary>
internal static class RepeatedList
{
    // The same list with line breaks and indents is a few times as long. The limit keeps the time linear: a long list is
    // not parsed again for each short one after it.
    private const int MostWhiteSpace = 16;

    /// <summary>Whether two JSON texts have the same content.</summary>
    public static bool IsSame(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first.Length / MostWhiteSpace > second.Length || second.Length / MostWhiteSpace > first.Length)
            return false;
        try
        {
            return JsonEquality.AreEqual(first, second);
        }
        catch (JsonException)
        {
            // A list that is not quite JSON is the same only when it is written the same.
            return false;
        }
    }
}
