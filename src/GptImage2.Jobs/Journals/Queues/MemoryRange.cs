using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Journals.Queues;

/// <summary>A range in memory.</summary>
internal sealed class MemoryRange(long id, MemorySubmission submission, long number, IReadOnlyList<WorkItem> items)
{
    private readonly WorkItem[] _items = [.. items];
    private WorkResult[]? _results;

    public long Id => id;

    public MemorySubmission Submission => submission;

    public long Number => number;

    public int Count => _items.Length;

    public IReadOnlyList<WorkItem> Items => _items;

    /// <summary>The results; null before it is worked.</summary>
    public IReadOnlyList<WorkResult>? Results => _results;

    public DateTimeOffset? WorkedAt { get; private set; }

    /// <summary>The run that has leased it, or has worked it; null while it waits.</summary>
    public long? Run { get; set; }

    public bool IsLeasedBy(JournalRun run) => Run == run.Id && _results is null;

    public void Complete(IReadOnlyList<WorkResult> results, DateTimeOffset now)
    {
        _results = [.. results.Select((result, place) => _items[place].IsForgotten ? WorkItems.ForgottenResult : result)];
        WorkedAt = now;
        for (int place = 0; place < _items.Length; place++)
            _items[place] = _items[place] with { Payload = ReadOnlyMemory<byte>.Empty };
    }

    /// <summary>Forgets items by their keys.</summary>
    /// <returns>The keys of those that were there.</returns>
    public IReadOnlyList<string> Forget(Func<string, bool> isForgotten)
    {
        List<string> known = [];
        for (int place = 0; place < _items.Length; place++)
        {
            if (_items[place].IsForgotten || !isForgotten(_items[place].Key))
                continue;
            known.Add(_items[place].Key);
            _items[place] = WorkItems.Forgotten;
            if (_results is not null)
                _results[place] = WorkItems.ForgottenResult;
        }

        return known;
    }
}
