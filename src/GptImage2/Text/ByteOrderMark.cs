namespace GptImage2.Text;

/// <summary>The byte order mark of UTF-8. RFC 8259 forbids it in JSON, and lets a reader ignore it.</summary>
internal static class ByteOrderMark
{
    /// <summary>The text after the mark, where there is one.</summary>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text) =>
        text.StartsWith("\uFEFF"u8) ? text["\uFEFF"u8.Length..] : text;
}
