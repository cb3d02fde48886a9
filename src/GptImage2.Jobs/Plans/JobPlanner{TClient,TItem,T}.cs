using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;
using GptImage2.Jobs.Runs;

namespace GptImage2.Jobs.Plans;

/// <summary>Counts what a run would send, without sending it.</summary>
internal sealed class JobPlanner<TClient, TItem, T>(JobSource source, JobDefinition<TClient, TItem, T> definition, JobOptions options, PlanOptions planOptions)
    where TClient : class, IJsonModeClient<TClient>
{
    private static readonly TimeSpan LongestBatch = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Method, string? Model), MethodTally> _methods = [];
    private readonly HashSet<ulong> _requests = [];
    private readonly ProblemTally _problems = new();
    private readonly PilotSample<TItem> _pilot = new(planOptions.Pilot);
    private long _items;
    private long _paid;
    private long _equal;
    private long _rejected;
    private int _mostCalls;
    private long? _job;

    public async Task<JobPlan> PlanAsync(IAsyncEnumerable<TItem> items, CancellationToken cancellationToken)
    {
        _job = await source.Store.FindJobAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        var requests = new JobRequests(source.Store, source.Engine.Endpoint, source.Hasher, options, source.Clock);
        var runner = new PassRunner<TClient, TItem, T>(definition, source.Engine, requests, source.Pictures, source.Clock);
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(items, parallel, (item, token) => CountAsync(runner, item, token)).ConfigureAwait(false);
        PilotOutcome pilot = await RunPilotAsync(cancellationToken).ConfigureAwait(false);
        foreach (MethodTally method in _methods.Values)
            method.Experience = await source.Store.FindExperienceAsync(method.Method, method.Model, cancellationToken).ConfigureAwait(false);
        _job ??= await source.Store.FindJobAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        JobTotals? totals = _job is { } job ? await source.Store.ReadTotalsAsync(job, cancellationToken).ConfigureAwait(false) : null;
        return Summarize(pilot, totals);
    }

    private async ValueTask CountAsync(PassRunner<TClient, TItem, T> runner, TItem item, CancellationToken cancellationToken)
    {
        string key = definition.KeyOf(item);
        StoredItem? stored = _job is not { } job ? null : await source.Store.FindItemAsync(job, key, cancellationToken).ConfigureAwait(false);
        bool isAgain = options.OnlyFailed || options.Again.Contains(key);
        bool isSkipped = (options.OnlyFailed && stored?.State != ItemState.Failed && !options.Again.Contains(key)) || (stored?.State == ItemState.Forgotten && !isAgain);
        if (isSkipped)
            return;
        PassOutcome<T> outcome = await runner.RunAsync(key, item, PassKind.Count, isAgain, null, null, cancellationToken).ConfigureAwait(false);
        lock (_lock)
            Add(key, item, outcome);
    }

    private void Add(string key, TItem item, PassOutcome<T> outcome)
    {
        _items++;
        JobPass pass = outcome.Pass;
        _paid += pass.Answered;
        _mostCalls = Math.Max(_mostCalls, pass.Calls.Count);
        if (!pass.IsSuspended && outcome.Error is { } error)
            _problems.Add(key, error);
        List<(MethodTally, RequestTally)> added = [];
        foreach (CountedRequest request in pass.Counted)
        {
            if (request.IsRejected)
            {
                _rejected++;
                if (options.StoredReplies == StoredReplyPolicy.Report)
                    continue;
            }

            // Equal requests are sent once.
            if (!_requests.Add(IdOf(request.Key)))
            {
                _equal++;
                continue;
            }

            (string, string?) id = (request.Call.Method, request.Request.Settings.Model);
            if (!_methods.TryGetValue(id, out MethodTally? method))
                _methods[id] = method = new MethodTally(request, source.ReservedOutput);
            var tally = RequestTally.Of(request.Request);
            method.Add(tally);
            added.Add((method, tally));
        }

        _pilot.Offer(item, added);
    }

    private static ulong IdOf(ReplyKey key) =>
        BinaryPrimitives.ReadUInt64LittleEndian(Convert.FromHexString(key.Request.AsSpan(0, 16))) ^ (key.Turn == ReplyTurn.First ? 0 : (ulong)key.Turn.GetHashCode(StringComparison.Ordinal));

    private async Task<PilotOutcome> RunPilotAsync(CancellationToken cancellationToken)
    {
        if (_pilot.Chosen.Count == 0)
            return new PilotOutcome(0, 0, []);
        var problems = new ProblemTally();
        decimal cost = 0;
        long paid = 0;
        var byKey = _pilot.Chosen.ToDictionary(chosen => definition.KeyOf(chosen.Item), StringComparer.Ordinal);
        JobOptions run = options with { Total = byKey.Count, Yield = JobYield.All, Order = JobOrder.Arrival, Mode = options.Mode == JobMode.Batch ? JobMode.Live : options.Mode };
        await foreach (JobItem<T> item in JobRuns.RunAsync(source, definition, ItemSequence.Of(_pilot.Chosen.Select(static chosen => chosen.Item), cancellationToken), byKey.Count, run, acknowledges: false, cancellationToken).ConfigureAwait(false))
        {
            cost += item.Spent;
            if (item.Error is { } error)
            {
                problems.Add(item.Key, error);
                continue;
            }

            paid += byKey[item.Key].Requests.Count;
            foreach ((MethodTally method, RequestTally request) in byKey[item.Key].Requests)
                method.Add(request, -1);
        }

        return new PilotOutcome(paid, cost, problems.All);
    }

    private JobPlan Summarize(PilotOutcome pilot, JobTotals? totals)
    {
        MethodTally[] sent = [.. _methods.Values.Where(static method => method.Requests > 0)];
        double? corrections = totals is { Requests: > 0 } ? (double)totals.Corrections / totals.Requests : null;
        long requests = sent.Sum(static method => method.Requests);
        return new JobPlan
        {
            Job = definition.Name,
            Items = _items,
            Requests = requests,
            Paid = _paid + pilot.Paid,
            Equal = _equal,
            Rejected = _rejected,
            IsAtLeast = requests > 0 && MayHaveMoreCalls(totals),
            InputTokens = sent.Sum(static method => method.InputTokens),
            PictureTokens = sent.Sum(static method => method.PictureTokens),
            PicturesOfUnknownSize = sent.Sum(static method => method.UnknownPictures),
            OutputTokens = (long)sent.Sum(static method => method.UsualOutput * method.Requests),
            OutputSource = requests == 0 ? PlanOutputSource.None
                : sent.Any(static method => method.Experience is null) ? PlanOutputSource.Contract
                : pilot.Paid > 0 ? PlanOutputSource.Pilot
                : PlanOutputSource.Journal,
            Replies = sent.Sum(static method => method.Experience?.Count ?? 0),
            CorrectionRate = corrections,
            PilotCost = pilot.Cost,
            PilotProblems = pilot.Problems,
            Live = ModeOf(sent, null, corrections, DurationOf(sent, corrections)),
            Flex = ModeOf(sent, ServiceTier.Flex, corrections, null),
            Batch = ModeOf(sent, ServiceTier.Flex, corrections, requests == 0 ? TimeSpan.Zero : LongestBatch),
            BatchNote = BatchNoteOf(sent),
            Problems = _problems.All,
        };
    }

    private string? BatchNoteOf(MethodTally[] methods) =>
        source.Batches is null ? "The client has no batches: they need a GptImage2Client."
        : methods.Any(method => (method.Model ?? source.Model) == GptImage2Model.Id) ? $"One public listing says that {GptImage2Model.Id} has no batches; the others do not mention them. Try a small one first."
        : null;

    private static ModePlan ModeOf(MethodTally[] methods, ServiceTier? tier, double? corrections, TimeSpan? duration)
    {
        decimal factor = 1 + (decimal)(corrections ?? 0);
        decimal? cost = 0;
        decimal? most = 0;
        foreach (MethodTally method in methods)
        {
            ServiceTier billed = tier ?? method.Settings.ServiceTier ?? ServiceTier.Default;
            cost += method.CostBy(billed, method.UsualOutput) * factor;
            most += method.CostBy(billed, method.MostOutput) * factor;
        }

        return new ModePlan(cost, most, duration);
    }

    private TimeSpan? DurationOf(MethodTally[] methods, double? corrections)
    {
        if (methods.Any(static method => method.Experience is null))
            return null;
        double seconds = methods.Sum(static method => method.Requests * method.Experience!.Duration.TotalSeconds) * (1 + (corrections ?? 0));
        return TimeSpan.FromSeconds(seconds / options.MaxConcurrency);
    }

    // A lambda that is not asynchronous cannot wait for a reply before it makes the next call.
    private bool MayHaveMoreCalls(JobTotals? totals)
    {
        if (totals is { Done: >= 20 })
            return totals.Requests > totals.Done * Math.Max(1, _mostCalls);
        Delegate read = definition is LambdaDefinition<TClient, TItem, T> lambda ? lambda.Read : definition.ReadAsync;
        return read.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);
    }

    /// <summary>What the pilot did.</summary>
    /// <param name="Paid">Its requests.</param>
    /// <param name="Cost">What they cost, in US dollars.</param>
    /// <param name="Problems">The items that failed.</param>
    private sealed record PilotOutcome(long Paid, decimal Cost, IReadOnlyList<PlanProblem> Problems);
}
