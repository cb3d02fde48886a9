namespace GptImage2.Repairing;

/// <summary>Edits of one text that do not overlap, in the order of the text.</summary>
internal sealed class EditList
{
    private readonly List<TextEdit> _edits = [];

    public IReadOnlyList<TextEdit> Edits => _edits;

    /// <summary>Adds an edit, unless it overlaps one that was added before.</summary>
    public void Add(TextEdit edit)
    {
        int index = _edits.BinarySearch(edit, ByOffset.Instance);
        if (index < 0)
            index = ~index;
        while (index < _edits.Count && _edits[index].Offset == edit.Offset)
            index++;
        if (index > 0 && Overlap(_edits[index - 1], edit))
            return;
        if (index < _edits.Count && Overlap(_edits[index], edit))
            return;
        _edits.Insert(index, edit);
    }

    private static bool Overlap(TextEdit one, TextEdit other) => one.Offset < other.End && other.Offset < one.End;

    private sealed class ByOffset : IComparer<TextEdit>
    {
        public static readonly ByOffset Instance = new();

        public int Compare(TextEdit x, TextEdit y) => x.Offset.CompareTo(y.Offset);
    }
}
