using System.Buffers;
using System.Text;
using GptImage2.Contracts;
using GptImage2.Text;

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
        return Decode(Quoted(text)) is { Value.IsObject: true } decoded ? new TextEdit(start, end - start, decoded.Utf8, RepairKind.EncodedJson) : null;
    }

    /// <summary>The object or array that a text encodes, if necessary through several strings of JSON; null when there is none.</summary>
    public static (byte[] Utf8, SourceValue Value)? Decode(string text) =>
        text.AsSpan().TrimStart() is ['{' or '[' or '"', ..] ? Decode(Encoding.UTF8.GetBytes(text)) : null;

    private static (byte[] Utf8, SourceValue Value)? Decode(ReadOnlyMemory<byte> utf8)
    {
        for (int level = 0; level < MaxLevels; level++)
        {
            if (utf8.Span.TrimStart(" \r\n\t"u8) is not [(byte)'{' or (byte)'[' or (byte)'"', ..] || SourceValue.Parse(utf8) is not { } value)
                return null;
            if (!value.IsString)
                return (utf8[value.Start..value.End].ToArray(), value);
            utf8 = JsonText.Decode(utf8.Span[(value.Start + 1)..(value.End - 1)]);
        }

        return null;
    }

    // The text as a string of JSON.
    private static byte[] Quoted(ReadOnlySpan<byte> text)
    {
        var quoted = new ArrayBufferWriter<byte>(text.Length + 2);
        quoted.Write("\""u8);
        for (int run = text.IndexOfAny("\n\r\t"u8); run >= 0; run = text.IndexOfAny("\n\r\t"u8))
        {
            quoted.Write(text[..run]);
            quoted.Write(text[run] switch
            {
                (byte)'\n' => @"\n"u8,
                (byte)'\r' => @"\r"u8,
                _ => @"\t"u8,
            });
            text = text[(run + 1)..];
        }

        quoted.Write(text);
        quoted.Write("\""u8);
        return quoted.WrittenSpan.ToArray();
    }
}
