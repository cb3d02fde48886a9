using System.Buffers;

namespace GptImage2.Repairing;

/// <summary>A text after edits, which knows where each of its bytes came from.</summary>
internal sealed class EditedText
{
    private readonly EditedText? _before;
    private readonly TextEdit[] _edits = [];

    public EditedText(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    private EditedText(EditedText before, TextEdit[] edits, ReadOnlyMemory<byte> utf8)
    {
        _before = before;
        _edits = edits;
        Utf8 = utf8;
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Applies edits that do not overlap, in whatever order.</summary>
    public EditedText Apply(IEnumerable<TextEdit> edits)
    {
        TextEdit[] ordered = [.. edits.OrderBy(static edit => edit.Offset)];
        if (ordered.Length == 0)
            return this;
        var text = new ArrayBufferWriter<byte>(Utf8.Length + 16);
        int copied = 0;
        foreach (TextEdit edit in ordered)
        {
            text.Write(Utf8.Span[copied..edit.Offset]);
            text.Write(edit.Replacement);
            copied = edit.End;
        }

        text.Write(Utf8.Span[copied..]);
        return new EditedText(this, ordered, text.WrittenMemory);
    }

    /// <summary>Where a byte of this text, or what it was made of, stands in the text before all edits.</summary>
    public int ToOriginal(int offset)
    {
        if (_before is null)
            return offset;
        int shift = 0;
        foreach (TextEdit edit in _edits)
        {
            if (offset < edit.Offset + shift)
                break;
            if (offset < edit.Offset + shift + edit.Replacement.Length)
                return _before.ToOriginal(edit.Offset);
            shift += edit.Replacement.Length - edit.Length;
        }

        return _before.ToOriginal(offset - shift);
    }

    /// <summary>Where a byte of the text before the last edits stands in this one.</summary>
    public int FromBefore(int offset)
    {
        int shift = 0;
        foreach (TextEdit edit in _edits)
        {
            if (edit.Offset >= offset)
                break;
            if (edit.End > offset)
                return edit.Offset + shift;
            shift += edit.Replacement.Length - edit.Length;
        }

        return offset + shift;
    }
}
