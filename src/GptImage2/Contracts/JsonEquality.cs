using System.Text.Json;

namespace GptImage2.Contracts;

/// <summary>Compares JSON texts by the values that they have: white space, the order of members, and escapes do not matter.</summary>
internal static class JsonEquality
{
    /// <summary>Whether two JSON texts have the same value.</summary>
    /// <exception cref="JsonException">A text is not JSON, and the two are not written the same.</exception>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) || JsonElement.DeepEquals(Parse(left), Parse(right));

    private static JsonElement Parse(ReadOnlySpan<byte> utf8Json)
    {
        var json = new Utf8JsonReader(utf8Json);
        return JsonElement.ParseValue(ref json);
    }
}
