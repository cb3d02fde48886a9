using GptImage2.Jobs.Journals;

namespace GptImage2.Orleans.Jobs;

/// <summary>A range that a run works on, with the results that it has so far.</summary>
internal sealed class LeasedRange(WorkRange range)
{
    private readonly WorkResult?[] _results = new WorkResult?[range.Items.Count];
    private int _missing = range.Items.Count;

    public WorkRange Range => range;

    public bool IsComplete => _missing == 0;

    public IReadOnlyList<WorkResult> Results => [.. _results.Select(static result => result!)];

    /// <summary>Adds the result of an item. It counts once.</summary>
    public void Add(int place, byte[] result)
    {
        if (_results[place] is not null)
            return;
        _results[place] = new WorkResult(range.Items[place].Key, result);
        _missing--;
    }
}
