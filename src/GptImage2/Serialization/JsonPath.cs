using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Serialization;

/// <summary>Writes places as the exceptions of System.Text.Json do: <c>$.lines[0].price</c>.</summary>
internal static class JsonPath
{
    // The characters for which System.Text.Json puts a name into brackets.
    private static readonly SearchValues<char> Special = SearchValues.Create(". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029");

    /// <summary>The path of a place.</summary>
    /// <param name="pointer">The JSON Pointer of the place.</param>
    /// <param name="root">The value that the pointer is in; it shows which of the tokens are indexes.</param>
    public static string Of(string pointer, JsonElement root)
    {
        var path = new StringBuilder("$");
        JsonElement? at = root;
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            if (at is { ValueKind: JsonValueKind.Array } list)
            {
                path.Append('[').Append(token).Append(']');
                at = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.GetArrayLength() ? list[index] : null;
                continue;
            }

            if (token.AsSpan().ContainsAny(Special))
                path.Append("['").Append(token).Append("']");
            else
                path.Append('.').Append(token);
            at = at is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(token, out JsonElement member) ? member : null;
        }

        return path.ToString();
    }
}
