namespace GptImage2.Repairing;

/// <summary>A text after edits, which knows where each of its bytes came from.</summary>
internal sealed class EditedText
{
    private readonly EditedText? _before;
    private readonly TextEdit[] _edits = [];

    // Where the replacement of each edit begins in this text.
    private readonly int[] _places = [];

    public EditedText(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    private EditedText(EditedText before, TextEdit[] edits)
    {
        _before = before;
        _edits = edits;
        _places = new int[edits.Length];
        ReadOnlySpan<byte> text = before.Utf8.Span;
        byte[] edited = new byte[text.Length + edits.Sum(static edit => edit.Replacement.Length - edit.Length)];
        int copied = 0;
        int length = 0;
        for (int i = 0; i < edits.Length; i++)
        {
            TextEdit edit = edits[i];
            ReadOnlySpan<byte> kept = text[copied..edit.Offset];
            kept.CopyTo(edited.AsSpan(length));
            _places[i] = length + kept.Length;
            edit.Replacement.CopyTo(edited.AsSpan(_places[i]));
            length = _places[i] + edit.Replacement.Length;
            copied = edit.End;
        }

        text[copied..].CopyTo(edited.AsSpan(length));
        Utf8 = edited;
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The edits that made this text of the one before, by their offsets there.</summary>
    public IReadOnlyList<TextEdit> Edits => _edits;

    /// <summary>Applies edits that do not overlap, in whatever order.</summary>
    public EditedText Apply(IEnumerable<TextEdit> edits)
    {
        TextEdit[] ordered = [.. edits.OrderBy(static edit => edit.Offset)];
        return ordered.Length == 0 ? this : new EditedText(this, ordered);
    }

    /// <summary>Where a byte of this text, or what it was made of, stands in the text before all edits.</summary>
    public int ToOriginal(int offset)
    {
        int original = offset;
        for (EditedText text = this; text._before is not null; text = text._before)
            original = text.ToBefore(original);
        return original;
    }

    /// <summary>Where a byte of the text before the last edits stands in this one.</summary>
    public int FromBefore(int offset)
    {
        int index = CountUpTo(offset - 1, static (text, index) => text._edits[index].Offset) - 1;
        if (index < 0)
            return offset;
        TextEdit edit = _edits[index];
        return edit.End > offset ? _places[index] : _places[index] + edit.Replacement.Length + offset - edit.End;
    }

    private int ToBefore(int offset)
    {
        int index = CountUpTo(offset, static (text, index) => text._places[index]) - 1;
        if (index < 0)
            return offset;
        TextEdit edit = _edits[index];
        int end = _places[index] + edit.Replacement.Length;
        return offset < end ? edit.Offset : edit.End + offset - end;
    }

    // How many edits begin at an offset or before it.
    private int CountUpTo(int offset, Func<EditedText, int, int> place)
    {
        int low = 0;
        int high = _edits.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (place(this, middle) <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
