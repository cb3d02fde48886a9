using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>JSON that is escaped as in a string, but has no quotes around it: <c>{\"name\":\"milk\"}</c>.</summary>
/// <remarks>Such a text is not JSON. It can be read in one way only, since each of its quotes is escaped.</remarks>
internal static class EscapedJson
{
    // The number of times that text is decoded: JSON that was encoded more often does not occur.
    private const int MaxLevels = 16;

    /// <summary>The edit that decodes the object; null when there is no escaped object.</summary>
    public static TextEdit? Find(ReadOnlySpan<byte> reply, int position)
    {
        int start = reply[position..].IndexOf((byte)'{') + position;
        int end = reply.LastIndexOf((byte)'}') + 1;
        if (start < position || end <= start || reply[end..].Contains((byte)'{'))
            return null;
        ReadOnlySpan<byte> text = reply[start..end];
        int quote = text.IndexOf((byte)'"');
        if (quote < 1 || text[quote - 1] != (byte)'\\')
            return null;
        StringBuilder encoded = new StringBuilder(Encoding.UTF8.GetString(text)).Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
        return Decode($"\"{encoded}\"") is { Value.IsObject: true } decoded ? new TextEdit(start, end - start, decoded.Utf8, RepairKind.EncodedJson) : null;
    }

    /// <summary>The object or array that a text encodes, if necessary through several strings of JSON; null when there is none.</summary>
    public static (byte[] Utf8, SourceValue Value)? Decode(string text)
    {
        for (int level = 0; level < MaxLevels; level++)
        {
            if (text.AsSpan().TrimStart() is not ['{' or '[' or '"', ..])
                return null;
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            if (SourceValue.Parse(utf8) is not { } value)
                return null;
            if (!value.IsString)
                return (utf8[value.Start..value.End], value);
            text = value.Text(utf8);
        }

        return null;
    }
}
