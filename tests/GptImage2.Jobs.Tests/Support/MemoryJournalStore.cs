using GptImage2.Jobs.Journals;
using GptImage2.Models.Budgets;

namespace GptImage2.Jobs.Tests.Support;

/// <summary>A journal in memory, for tests of the engine alone: it has no file that could be in the way.</summary>
internal sealed class MemoryJournalStore : IJournalStore, IBatchRecords
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _jobs = [];
    private readonly Dictionary<ReplyKey, (StoredReply Reply, string Method)> _replies = [];
    private readonly Dictionary<(long, string), StoredItem> _items = [];
    private readonly Dictionary<(long, long), OpenRequest> _open = [];
    private readonly Dictionary<long, decimal> _slices = [];
    private readonly Dictionary<string, StoredPicture> _pictures = [];
    private decimal _spent;
    private long _runs;

    public string Description => "the journal in memory";

    public JournalException? Fault { get; set; }

    public int Replies
    {
        get
        {
            lock (_lock)
                return _replies.Count;
        }
    }

    public int Open
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    public decimal Spent
    {
        get
        {
            lock (_lock)
                return _spent;
        }
    }

    public List<string> Outcomes { get; } = [];

    public StoredItem? Item(string key)
    {
        lock (_lock)
            return _items.Values.FirstOrDefault(item => item.Key == key);
    }

    public ValueTask<JournalRun> BeginRunAsync(string job, string mode, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue(job, out long id))
                _jobs[job] = id = _jobs.Count + 1;
            return new(new JournalRun(++_runs, id, job, _open.Count, _open.Values.Sum(static request => request.Reserved)));
        }
    }

    public ValueTask EndRunAsync(JournalRun run, string outcome)
    {
        lock (_lock)
        {
            _slices.Remove(run.Id);
            Outcomes.Add(outcome);
        }

        return default;
    }

    public ValueTask<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
            return new(_replies.TryGetValue(key, out (StoredReply Reply, string Method) found) ? found.Reply : null);
    }

    public ValueTask<StoredItem?> FindItemAsync(long job, string key, CancellationToken cancellationToken)
    {
        lock (_lock)
            return new(_items.GetValueOrDefault((job, key)));
    }

    public ValueTask<SliceGrant> ReserveSliceAsync(JournalRun run, SliceDemand demand, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            decimal reserved = _slices.Values.Sum() + _open.Values.Sum(static request => request.Reserved);
            decimal left = (demand.Job ?? decimal.MaxValue) - _spent - reserved;
            if (left < demand.Least)
                return new(new SliceGrant(0, new BudgetShortage("JobOptions.MaxCost", demand.Job!.Value, _spent, reserved, demand.Least, null)));
            decimal amount = Math.Min(left, demand.Wanted);
            _slices[run.Id] = _slices.GetValueOrDefault(run.Id) + amount;
            return new(new SliceGrant(amount, null));
        }
    }

    public ValueTask ReturnSliceAsync(JournalRun run, decimal amount)
    {
        lock (_lock)
            _slices[run.Id] = Math.Max(0, _slices.GetValueOrDefault(run.Id) - amount);
        return default;
    }

    public void Check(JournalRun run)
    {
        if (Fault is { } fault)
            throw fault;
    }

    public async ValueTask<ItemClaim> ClaimItemAsync(JournalRun run, string key, CancellationToken cancellationToken) =>
        new(ItemClaimState.Claimed, await FindItemAsync(run.JobId, key, cancellationToken));

    public ValueTask<bool> OpenRequestAsync(OpenRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Fault is { } fault)
                throw fault;
            if (_open.Values.Any(open => open.Key == request.Key && open.Run == request.Run))
                return new(false);
            _open.Add((request.Run.Id, request.Number), request);
            _slices[request.Run.Id] = _slices.GetValueOrDefault(request.Run.Id) - request.Reserved;
        }

        return new(true);
    }

    public ValueTask AddReplyAsync(OpenRequest request, StoredReply reply)
    {
        lock (_lock)
        {
            if (Fault is { } fault)
                throw fault;
            _open.Remove((request.Run.Id, request.Number));
            _replies[request.Key] = (reply, request.Method);
            _spent += reply.Cost ?? 0;
        }

        return default;
    }

    public ValueTask DropRequestAsync(OpenRequest request)
    {
        lock (_lock)
        {
            _open.Remove((request.Run.Id, request.Number));
            _slices[request.Run.Id] = _slices.GetValueOrDefault(request.Run.Id) + request.Reserved;
        }

        return default;
    }

    public ValueTask KeepRequestAsync(OpenRequest request, string? requestId) => default;

    public ValueTask AddItemAsync(StoredItem item)
    {
        lock (_lock)
        {
            _items[(item.JobId, item.Key)] = item;
            foreach (StoredRequest request in item.Requests.Where(static request => request.IsFinished))
            {
                var key = new ReplyKey(request.Request, ReplyTurn.First);
                (StoredReply reply, string method) = _replies[key];
                _replies[key] = (reply with { IsFinished = true, Document = request.Document ?? reply.Document }, method);
            }
        }

        return default;
    }

    public void Release(JournalRun run, string key)
    {
        // Its runs do not share items.
    }

    public void Acknowledge(JournalRun run, string key)
    {
        lock (_lock)
            _items[(run.JobId, key)] = _items[(run.JobId, key)] with { IsAcknowledged = true };
    }

    public ValueTask FlushAsync() => default;

    public ValueTask<Experience?> FindExperienceAsync(string method, string? model, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            StoredReply[] found = [.. _replies.Values.Where(reply => reply.Method == method && reply.Reply.Usage is not null).Select(static reply => reply.Reply)];
            return new(found.Length == 0 ? null : new Experience(
                found.Length,
                [.. found.Select(static reply => reply.Usage!.Value.OutputTokens).Order()],
                found.Sum(static reply => reply.Usage!.Value.InputTokens),
                TimeSpan.FromSeconds(found.Average(static reply => reply.Duration.TotalSeconds))));
        }
    }

    public ValueTask<long?> FindJobAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return new(_jobs.TryGetValue(name, out long id) ? id : null);
    }

    public ValueTask<JobTotals> ReadTotalsAsync(long job, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            StoredItem[] items = [.. _items.Values.Where(item => item.JobId == job)];
            return new(new JobTotals(items.Count(static item => item.State == ItemState.Done), items.Count(static item => item.State == ItemState.Failed), items.Count(static item => !item.IsAcknowledged), items.Sum(static item => item.Requests.Count), items.Sum(static item => item.Corrections), _spent, 0));
        }
    }

    public StoredPicture? FindPicture(string path)
    {
        lock (_lock)
            return _pictures.GetValueOrDefault(path);
    }

    public void AddPicture(StoredPicture picture)
    {
        lock (_lock)
            _pictures[picture.Path] = picture;
    }

    // It has no batches: the tests of batches have a journal that survives.
    public ValueTask<long> AddBatchAsync(JournalRun run, StoredBatch batch, IReadOnlyList<long> lines) => throw new NotSupportedException();

    public ValueTask UpdateBatchAsync(JournalRun run, StoredBatch batch) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredBatch>> AdoptBatchesAsync(JournalRun run, CancellationToken cancellationToken) => new([]);

    public ValueTask<long?> FindBatchAsync(ReplyKey key, CancellationToken cancellationToken) => new((long?)null);

    public ValueTask<IReadOnlyList<OpenRequest>> ReadLinesAsync(long batch, OpenRequest? after, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<OpenRequest>> FindLinesAsync(long batch, IReadOnlyList<string> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask SettleLinesAsync(JournalRun run, long batch, IReadOnlyList<SettledLine> lines) => throw new NotSupportedException();

    public ValueTask EndBatchAsync(JournalRun run, StoredBatch batch, bool mayBeBilled) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => default;
}
