using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Calls.Streaming;

/// <summary>Compares two lists of one reply.</summary>
internal static class RepeatedList
{
    /// <summary>Whether two JSON texts have the same content.</summary>
    public static bool IsSame(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
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
