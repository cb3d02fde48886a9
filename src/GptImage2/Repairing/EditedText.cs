namespace GptImage2.Repairing;

/// <summary>A text after edits, with the origin of each of its bytes.</summary>
internal sealed class EditedText
{
    private readonly EditedText? _before;
    private readonly List<TextEdit> _edits = [];

    // The start of the replacement of each edit in this text.
    private readonly int[] _places = [];

    public EditedText(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    private EditedText(EditedText before, List<TextEdit> edits)
    {
        _before = before;
        _edits = edits;
        _places = new int[edits.Count];
        ReadOnlySpan<byte> text = before.Utf8.Span;
        byte[] edited = new byte[text.Length + Growth(edits)];
        int copied = 0;
        int length = 0;
        for (int i = 0; i < edits.Count; i++)
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

    /// <summary>The edits that turned the previous text into this one, with their offsets in the previous text.</summary>
    public IReadOnlyList<TextEdit> Edits => _edits;

    /// <summary>Applies edits that do not overlap, in any order. A list of them must not change afterwards.</summary>
    public EditedText Apply(IEnumerable<TextEdit> edits)
    {
        List<TextEdit> ordered = edits as List<TextEdit> ?? [.. edits];
        // Most edits are found in the order of the text. Those at one place keep their order.
        for (int i = 1; i < ordered.Count; i++)
        {
            if (ordered[i - 1].Offset <= ordered[i].Offset)
                continue;
            ordered = [.. ordered.OrderBy(static edit => edit.Offset)];
            break;
        }

        return ordered.Count == 0 ? this : new EditedText(this, ordered);
    }

    /// <summary>The offset, in the text before all edits, of a byte of this text or of what it replaced.</summary>
    public int ToOriginal(int offset)
    {
        int original = offset;
        for (EditedText text = this; text._before is not null; text = text._before)
            original = text.ToBefore(original);
        return original;
    }

    /// <summary>What an edit replaced by exactly a part of this text; the part itself when none did.</summary>
    public ReadOnlySpan<byte> Replaced(int start, int end)
    {
        int length = end - start;
        int place = start;
        for (EditedText text = this; text._before is not null; text = text._before)
        {
            int index = text.CountUpTo(place, static (text, index) => text._places[index]) - 1;
            if (index >= 0 && text._places[index] == place && text._edits[index] is var edit && edit.Kept is null && edit.Replacement.Length == length)
                return text._before.Utf8.Span.Slice(edit.Offset, edit.Length);
            place = text.ToBefore(place);
        }

        return Utf8.Span[start..end];
    }

    /// <summary>The offset, in this text, of a byte of the text before the last edits.</summary>
    public int FromBefore(int offset)
    {
        int index = CountUpTo(offset - 1, static (text, index) => text._edits[index].Offset) - 1;
        if (index < 0)
            return offset;
        TextEdit edit = _edits[index];
        return edit.End > offset ? _places[index] : _places[index] + edit.Replacement.Length + offset - edit.End;
    }

    private static int Growth(List<TextEdit> edits)
    {
        int growth = 0;
        foreach (TextEdit edit in edits)
            growth += edit.Replacement.Length - edit.Length;
        return growth;
    }

    private int ToBefore(int offset)
    {
        int index = CountUpTo(offset, static (text, index) => text._places[index]) - 1;
        if (index < 0)
            return offset;
        TextEdit edit = _edits[index];
        int end = _places[index] + edit.Replacement.Length;
        if (offset >= end)
            return edit.End + offset - end;
        if (edit.Kept is not { } kept)
            return edit.Offset;
        int place = offset - _places[index] - kept.At;
        return place >= 0 && place < kept.Length ? kept.Start + place : edit.Offset;
    }

    // The number of edits that begin at or before an offset.
    private int CountUpTo(int offset, Func<EditedText, int, int> place)
    {
        int low = 0;
        int high = _edits.Count;
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
