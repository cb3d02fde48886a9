using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What a queue of one job must do, as simply as possible.</summary>
internal sealed class QueueModel
{
    private readonly List<ModelRange> _ranges = [];
    private readonly Dictionary<string, long?> _expected = [];
    private readonly HashSet<string> _over = [];

    /// <summary>The ranges that were delivered and confirmed.</summary>
    public List<(string Submission, long Number)> Confirmed { get; } = [];

    public IEnumerable<(string Submission, long Number)> Left => _ranges.Where(static range => !range.IsConfirmed).Select(static range => (range.Submission, range.Number));

    public long Waiting => _ranges.Count(static range => range is { Run: null, IsWorked: false });

    public long Leased => _ranges.Count(static range => range is { Run: not null, IsWorked: false });

    public long Worked => _ranges.Count(static range => range is { IsWorked: true, IsConfirmed: false });

    public bool IsOver(string submission) => _over.Contains(submission) || !_expected.ContainsKey(submission);

    /// <summary>The number that the next range of a submission has; null when it takes no more.</summary>
    public long NextNumber(string submission) => _expected.ContainsKey(submission) ? _ranges.Count(range => range.Submission == submission) : 0;

    public bool IsComplete(string submission) => _expected.GetValueOrDefault(submission) is not null;

    public bool Add(string submission, long number)
    {
        if (_over.Contains(submission))
            return false;
        _expected.TryAdd(submission, null);
        if (!_ranges.Any(range => range.Submission == submission && range.Number == number))
            _ranges.Add(new ModelRange(submission, number));
        return true;
    }

    public void Complete(string submission)
    {
        if (IsOver(submission) || IsComplete(submission))
            return;
        _expected[submission] = NextNumber(submission);
        EndDelivered(submission);
    }

    /// <summary>The oldest range that waits.</summary>
    public (string Submission, long Number)? Lease(JournalRun run)
    {
        if (_ranges.FirstOrDefault(static range => range is { Run: null, IsWorked: false }) is not { } range)
            return null;
        range.Run = run.Id;
        return (range.Submission, range.Number);
    }

    /// <summary>Whether a run may complete a range: it has leased it, or its submission is over.</summary>
    public bool MayComplete(JournalRun run, WorkRange range) => Find(range) is not { } known || known.Run == run.Id;

    public void Complete(JournalRun run, WorkRange leased, long place)
    {
        if (Find(leased) is not { } range || range.Run != run.Id)
            return;
        if (_over.Contains(leased.Submission))
            _ranges.Remove(range);
        else
            range.Place ??= place;
    }

    public void Return(JournalRun run, WorkRange leased)
    {
        if (Find(leased) is { IsWorked: false } range && range.Run == run.Id)
            Free(range);
    }

    public void End(JournalRun run)
    {
        foreach (ModelRange range in _ranges.Where(range => range.Run == run.Id && !range.IsWorked).ToArray())
            Free(range);
    }

    public IEnumerable<long> Results(string submission) =>
        _ranges.Where(range => range.Submission == submission && range is { IsWorked: true, IsConfirmed: false }).OrderBy(static range => range.Place).Select(static range => range.Number);

    public void Confirm(string submission, IReadOnlyCollection<long> numbers)
    {
        foreach (ModelRange range in _ranges.Where(range => range.Submission == submission && range is { IsWorked: true, IsConfirmed: false } && numbers.Contains(range.Number)))
        {
            range.IsConfirmed = true;
            Confirmed.Add((submission, range.Number));
        }

        EndDelivered(submission);
    }

    public void Abandon(string submission)
    {
        if (IsOver(submission))
            return;
        _over.Add(submission);
        _ranges.RemoveAll(range => range.Submission == submission && (range.Run is null || range.IsWorked));
    }

    private ModelRange? Find(WorkRange leased) => _ranges.Find(range => range.Submission == leased.Submission && range.Number == leased.Number);

    private void Free(ModelRange range)
    {
        range.Run = null;
        if (_over.Contains(range.Submission))
            _ranges.Remove(range);
    }

    private void EndDelivered(string submission)
    {
        if (_expected.GetValueOrDefault(submission) is not { } expected || _over.Contains(submission) || _ranges.Count(range => range.Submission == submission && range.IsConfirmed) != expected)
            return;
        _over.Add(submission);
        _ranges.RemoveAll(range => range.Submission == submission);
    }

    private sealed class ModelRange(string submission, long number)
    {
        public string Submission => submission;

        public long Number => number;

        /// <summary>The run that has leased or worked it.</summary>
        public long? Run { get; set; }

        /// <summary>The place in the order of completion; null before it is worked.</summary>
        public long? Place { get; set; }

        public bool IsWorked => Place is not null;

        public bool IsConfirmed { get; set; }
    }
}
