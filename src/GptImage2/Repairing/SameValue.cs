using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>Compares two values of one reply.</summary>
internal static class SameValue
{
    // The same value with line breaks and indents is a few times as long. The limit keeps the time linear: a long value is
    // not parsed again for each short one that is compared with it.
    private const int MostWhiteSpace = 16;
    private const int Short = 256;

    /// <summary>Whether two values have the same content. Values of very different lengths count as different.</summary>
    public static bool Are(SourceValue first, SourceValue second, ReadOnlyMemory<byte> utf8Json)
    {
        ReadOnlyMemory<byte> one = utf8Json[first.Start..first.End];
        ReadOnlyMemory<byte> other = utf8Json[second.Start..second.End];
        if (one.Span.SequenceEqual(other.Span))
            return true;
        if (one.Length / MostWhiteSpace > Math.Max(other.Length, Short) || other.Length / MostWhiteSpace > Math.Max(one.Length, Short))
            return false;
        using var document = JsonDocument.Parse(one);
        using var otherDocument = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(document.RootElement, otherDocument.RootElement);
    }
}
