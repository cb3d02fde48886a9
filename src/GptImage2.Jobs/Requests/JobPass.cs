using GptImage2.Jobs.Journals;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>One run of the lambda for an item: its calls, and what they took. Its calls may run at the same time.</summary>
/// <param name="key">The key of the item.</param>
/// <param name="kind">What becomes of a request without a reply.</param>
/// <param name="catalog">The files of its pictures.</param>
/// <param name="ignoresStored">Whether the model is asked again, so that only replies of this run may be used.</param>
/// <param name="earlier">The pass over the item before it in this run; null for the first.</param>
/// <param name="refusals">Makes the exceptions of requests that batches did not answer; null when there are none.</param>
internal sealed class JobPass(string key, PassKind kind, PassCatalog catalog, bool ignoresStored, JobPass? earlier, IReadOnlyDictionary<ReplyKey, Func<CallAccount, Exception>>? refusals = null)
{
    private readonly Lock _lock = new();
    private readonly List<PassCall> _calls = [];
    private readonly List<CountedRequest> _counted = [];
    private readonly Dictionary<string, int> _reads = new(StringComparer.Ordinal);
    private readonly HashSet<ReplyKey> _fresh = earlier is null ? [] : [.. earlier._fresh];
    private readonly List<Func<IReadOnlyList<Repair>>> _repairs = [];
    private readonly List<string> _corrected = [];
    private TokenUsage? _usage = new TokenUsage(0, 0);
    private decimal? _cost = 0;

    public string Key => key;

    public PassKind Kind => kind;

    public PassCatalog Catalog => catalog;

    /// <summary>The requests of an earlier pass of this run over the item; null when there was none.</summary>
    public IReadOnlyList<StoredRequest>? Earlier { get; } = earlier?.Requests;

    /// <summary>Whether a request had no reply and was not sent. It stays so, whatever the lambda does.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>Whether a request was sent.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Whether it says something about the run that goes on, and not only about an earlier one.</summary>
    public bool IsNews => HasSent || Answered == 0;

    /// <summary>What ends the run; null when nothing does.</summary>
    public Exception? Fatal { get; private set; }

    /// <summary>What this pass has paid, in US dollars.</summary>
    public decimal Spent { get; private set; }

    /// <summary>The requests that the journal answered.</summary>
    public int Answered { get; private set; }

    public int Corrections { get; private set; }

    public int Repairs => _repairs.Sum(static repairs => RepairList.TotalOf(repairs()));

    /// <summary>The kinds of the repairs, one entry for each repair.</summary>
    public IEnumerable<string> RepairKinds =>
        _repairs.SelectMany(static repairs => RepairList.KindsOf(repairs())).SelectMany(static kind => Enumerable.Repeat(kind.Kind.ToString(), kind.Count));

    /// <summary>The violations that corrections have cured, each as <c>rule path</c> with <c>*</c> for the indexes of lists.</summary>
    public IReadOnlyList<string> CorrectedViolations => _corrected;

    public TokenUsage? Usage => _usage;

    public decimal? Cost => _cost;

    public IReadOnlyList<PassCall> Calls => _calls;

    public IReadOnlyList<CountedRequest> Counted => _counted;

    /// <summary>The requests of the calls as the journal keeps them.</summary>
    public IReadOnlyList<StoredRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _calls.Select(static call => call.ToStored()).OfType<StoredRequest>()];
        }
    }

    public PassCall Begin(string method, Func<byte[]> contract)
    {
        var call = new PassCall(method, contract);
        lock (_lock)
            _calls.Add(call);
        return call;
    }

    /// <summary>The number of calls that were begun before a call.</summary>
    public int OrdinalOf(PassCall call)
    {
        lock (_lock)
            return _calls.IndexOf(call);
    }

    /// <summary>The number of the read of a request: how often an equal one was made before in this pass.</summary>
    public int NextRead(string request)
    {
        lock (_lock)
        {
            int read = _reads.GetValueOrDefault(request);
            _reads[request] = read + 1;
            return read;
        }
    }

    /// <summary>What a request ends with that a batch did not answer; null when it may be asked.</summary>
    public Exception? RefusalOf(ReplyKey reply, CallAccount account) => refusals?.GetValueOrDefault(reply)?.Invoke(account);

    /// <summary>Whether this run has paid for a reply, in an earlier pass over the item.</summary>
    public bool HasPaid(ReplyKey reply)
    {
        lock (_lock)
            return _fresh.Contains(reply);
    }

    /// <summary>Records that this run has paid for a reply after the pass.</summary>
    public void Paid(ReplyKey reply)
    {
        lock (_lock)
            _fresh.Add(reply);
    }

    /// <summary>Lets go of the requests that were counted.</summary>
    public void ForgetCounted()
    {
        lock (_lock)
            _counted.Clear();
    }

    /// <summary>Whether the model is asked again, also where there is a reply.</summary>
    public bool Replaces => ignoresStored;

    /// <summary>Whether a stored reply may be used. When the model is asked again, only replies that this run has paid for may.</summary>
    public bool MayUse(ReplyKey reply)
    {
        lock (_lock)
            return !ignoresStored || _fresh.Contains(reply);
    }

    public void Suspend(CountedRequest counted)
    {
        lock (_lock)
        {
            IsSuspended = true;
            _counted.Add(counted);
        }
    }

    public void Fail(Exception fatal)
    {
        lock (_lock)
            Fatal ??= fatal;
    }

    public void Sent()
    {
        lock (_lock)
            HasSent = true;
    }

    /// <summary>Adds a reply of the journal, or one that was just paid.</summary>
    public void Add(ReplyKey key, StoredReply reply, bool isPaid, bool isCorrection)
    {
        lock (_lock)
        {
            if (isPaid)
            {
                HasSent = true;
                _fresh.Add(key);
                Spent += reply.Cost ?? 0;
            }
            else
            {
                Answered++;
            }

            if (isCorrection)
                Corrections++;
            _usage = _usage is { } usage && reply.Usage is { } more ? usage + more : null;
            _cost = _cost is { } cost && reply.Cost is { } bill ? cost + bill : null;
        }
    }

    /// <summary>Counts the repairs of a call when the pass is over.</summary>
    public void CountRepairs(Func<IReadOnlyList<Repair>> repairs)
    {
        lock (_lock)
            _repairs.Add(repairs);
    }

    /// <summary>Adds the violations of the replies before the last one of a call that ended with a value.</summary>
    public void AddCorrected(IEnumerable<Exchange> earlier)
    {
        IEnumerable<string> cured = earlier.SelectMany(static exchange => exchange.Violations)
            .DistinctBy(static violation => (violation.Rule, violation.Path))
            .Select(static violation => $"{violation.Rule} {ViolationPath.WithoutIndexes(violation.Path)}");
        lock (_lock)
            _corrected.AddRange(cured);
    }
}
