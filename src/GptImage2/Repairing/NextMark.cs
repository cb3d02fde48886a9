namespace GptImage2.Repairing;

/// <summary>Finds the next place of a mark in a text, again and again from later places, without reading the text again each time.</summary>
internal struct NextMark(byte[] mark)
{
    private int _from = -1;
    private int _found;

    /// <summary>The offset of the first mark at or after a place; -1 when there is none.</summary>
    public int After(ReadOnlySpan<byte> text, int place)
    {
        if (_from < 0 || place < _from || (_found >= 0 && place > _found))
        {
            int run = text[place..].IndexOf(mark);
            _found = run < 0 ? -1 : place + run;
            _from = place;
        }

        return _found;
    }
}
