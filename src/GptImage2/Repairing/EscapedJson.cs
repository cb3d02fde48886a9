using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>JSON that is written as in a string, but without the quotes around it: <c>{\"name\":\"milk\"}</c>.</summary>
/// <remarks>Such a text is no JSON, and has one reading, since each of its quotes is escaped.</remarks>
internal static class EscapedJson
{
    // As deep as it is worth to look: no one means what is encoded more often.
    private const int MaxLevels = 16;

    /// <summary>The edit that leaves the object as JSON; null if there is none that is written so.</summary>
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

    /// <summary>The object or array in a text, which may be a string of JSON again; null if there is none.</summary>
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
