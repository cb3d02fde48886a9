using System.Globalization;
using GptImage2.Jobs.Budgets;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Jobs.Batches;

/// <summary>The batches of a run: requests are collected, submitted when there are enough of them or when no more come, and brought to their replies.</summary>
internal sealed class RunBatches(BatchContext context) : IAsyncDisposable
{
    private const int MostShown = 100;
    private static readonly TimeSpan LongestQueueWait = TimeSpan.FromMinutes(10);

    private readonly SpoolFolder _folder = new(context.Settings.Directory);
    private readonly BatchWindow _window = new(context.Settings.MaxOpenBatches, context.Settings.MaxQueuedTokens);
    // One file is uploaded while the next one is written.
    private readonly SemaphoreSlim _upload = new(1, 1);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private readonly List<BatchSpool> _spools = [];
    private readonly Dictionary<long, PendingBatch> _byId = [];
    private readonly List<PendingBatch> _shown = [];
    private readonly Dictionary<PendingBatch, Task> _flows = [];
    // The batches that this run looks after, so that it does not adopt its own.
    private readonly HashSet<string> _uids = new(StringComparer.Ordinal);
    private volatile bool _isUnsupported;
    private int _queueFull;
    private long _adoptedAt;

    /// <summary>Whether the provider has no batches for the model, so that the run goes on without them.</summary>
    public bool IsUnsupported => _isUnsupported;

    /// <summary>Whether requests are collected that are not submitted.</summary>
    public bool HasCollected
    {
        get
        {
            lock (_lock)
                return _spools.Count > 0;
        }
    }

    /// <summary>The latest batches of the run.</summary>
    public IReadOnlyList<BatchSummary> Read()
    {
        lock (_lock)
            return [.. _shown.Select(static batch => batch.Summary).OfType<BatchSummary>()];
    }

    /// <summary>Takes over the batches of runs that have ended, and deletes the files that they left.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        if (context.Options.Mode == JobMode.Batch)
            _folder.CleanUp();
        Interlocked.Exchange(ref _adoptedAt, context.Clock.GetTimestamp());
        return AdoptAsync(cancellationToken);
    }

    /// <summary>Takes over the batches of runs that have ended since, such as those of another process that was killed. It may be called often.</summary>
    public Task AdoptLaterAsync(CancellationToken cancellationToken)
    {
        long before = Interlocked.Read(ref _adoptedAt);
        long now = context.Clock.GetTimestamp();
        bool isEarly = context.Clock.GetElapsedTime(before, now) < context.Timings.Elsewhere / 2;
        return isEarly || Interlocked.CompareExchange(ref _adoptedAt, now, before) != before ? Task.CompletedTask : AdoptAsync(cancellationToken);
    }

    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredBatch> batches = await context.Store.Batches.AdoptBatchesAsync(context.Run, cancellationToken).ConfigureAwait(false);
        foreach (StoredBatch batch in batches)
        {
            lock (_lock)
            {
                if (!_uids.Add(batch.Uid))
                    continue;
            }

            var pending = new PendingBatch();
            await foreach (OpenRequest line in BatchLines.ReadAsync(context.Store, batch.Id, cancellationToken).ConfigureAwait(false))
                context.Budget.Adopt(1, line.Reserved);
            // Its tokens are not known any more.
            _window.Add(0);
            Register(pending, batch.Id);
            Start(pending, flow => flow.ResumeAsync(batch, _over.Token));
        }
    }

    /// <summary>Adds a request to the next batch.</summary>
    /// <param name="pass">The pass that makes it.</param>
    /// <param name="counted">The request.</param>
    /// <param name="cancellationToken">Gives up. The request is not sent.</param>
    /// <returns>Where its reply is waited for.</returns>
    public async Task<BatchPlace> AddAsync(JobPass pass, CountedRequest counted, CancellationToken cancellationToken)
    {
        // The tier flex has the price of batches.
        JsonModeRequest priced = counted.Request with { Settings = counted.Request.Settings with { ServiceTier = ServiceTier.Flex, FlexShortage = FlexShortage.Wait } };
        BudgetAmount amount = await ReserveAsync(priced, counted, cancellationToken).ConfigureAwait(false);
        JsonModeRequest sent = counted.Request with { MaxOutputTokens = amount.OutputLimit ?? counted.Request.MaxOutputTokens };
        string? model = sent.Settings.Model;
        var open = new OpenRequest(context.Run, context.Numbers.Next(), counted.Key, pass.Key, counted.Call.Method, model, amount.Reserved, context.Clock.GetUtcNow()) { IsInBatch = true, Replaces = pass.Replaces };
        if (!await OpenAsync(open, cancellationToken).ConfigureAwait(false))
            return new BatchPlace(await FindAsync(counted.Key, cancellationToken).ConfigureAwait(false), IsOwn: false);
        await _writing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            BatchSpool spool = await WriteAsync(open, sent, RequestTokens.Expected(sent), cancellationToken).ConfigureAwait(false);
            if (spool.Lines.Count >= context.Settings.MaxLines || spool.Bytes >= context.Settings.MaxFileBytes || spool.Tokens >= (_window.MostTokens ?? long.MaxValue))
                await SealAsync(spool, cancellationToken).ConfigureAwait(false);
            return new BatchPlace(spool.Pending, IsOwn: true);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Submits what is collected.</summary>
    /// <param name="age">Only what was begun so long ago; zero for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FlushAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DateTimeOffset before = context.Clock.GetUtcNow() - age;
            foreach (BatchSpool spool in Spools())
            {
                if (spool.CreatedAt <= before)
                    await SealAsync(spool, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Waits for the batches that have ended at the provider to be read, and for the others to be looked at once.</summary>
    public async Task FinishAsync()
    {
        Task[] ends;
        lock (_lock)
            ends = [.. _flows.Select(static flow => Task.WhenAny(flow.Value, flow.Key.IsRunning))];
        await Task.WhenAll(ends).ConfigureAwait(false);
    }

    /// <summary>Leaves what is submitted at the provider, and what is not submitted unsent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        Task[] flows;
        lock (_lock)
            flows = [.. _flows.Values];
        await Task.WhenAll(flows).ConfigureAwait(false);
        foreach (BatchSpool spool in Spools())
            await spool.DisposeAsync().ConfigureAwait(false);
        _over.Dispose();
        _upload.Dispose();
        _writing.Dispose();
    }

    private async Task<BudgetAmount> ReserveAsync(JsonModeRequest request, CountedRequest counted, CancellationToken cancellationToken)
    {
        try
        {
            Task<BudgetAmount> reservation = context.Budget.ReserveAsync(request, new CallAccount(counted.Call.Method, counted.Price), cancellationToken).AsTask();
            if (!reservation.IsCompleted && await Task.WhenAny(reservation, Task.Delay(context.Timings.Budget, context.Clock, cancellationToken)).ConfigureAwait(false) != reservation)
            {
                // What is collected is reserved, and only its bills make room.
                await FlushAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            }

            return await reservation.ConfigureAwait(false);
        }
        catch (BudgetExceededException e)
        {
            throw new JobStoppedException(JobStopReason.Budget, e.Message, e);
        }
    }

    private async Task<bool> OpenAsync(OpenRequest open, CancellationToken cancellationToken)
    {
        bool isOpen = false;
        try
        {
            isOpen = await context.Store.OpenRequestAsync(open, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isOpen)
                context.Budget.Release(open.Reserved);
        }

        return isOpen;
    }

    // An equal request is open: in what is collected, in a batch of this run, or elsewhere.
    private async Task<PendingBatch> FindAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Spools().FirstOrDefault(spool => spool.Has(key)) is { } collected)
                return collected.Pending;
        }
        finally
        {
            _writing.Release();
        }

        long? batch = await context.Store.Batches.FindBatchAsync(key, cancellationToken).ConfigureAwait(false);
        if (FindOwn(batch) is { } own)
            return own;
        if (batch is not null)
        {
            // No one else may look after it any more.
            await AdoptLaterAsync(cancellationToken).ConfigureAwait(false);
            if (FindOwn(batch) is { } adopted)
                return adopted;
        }

        var elsewhere = new PendingBatch();
        // Its reply may have come since the pass looked.
        if (batch is null && await context.Store.FindReplyAsync(key, cancellationToken).ConfigureAwait(false) is not null)
            elsewhere.Settle();
        else
            elsewhere.SettleAfter(context.Timings.Elsewhere, context.Clock);
        return elsewhere;
    }

    private PendingBatch? FindOwn(long? batch)
    {
        lock (_lock)
            return batch is { } id ? _byId.GetValueOrDefault(id) : null;
    }

    private async Task<BatchSpool> WriteAsync(OpenRequest open, JsonModeRequest request, long tokens, CancellationToken cancellationToken)
    {
        try
        {
            JsonModeRequest line = request with { Settings = request.Settings with { ServiceTier = null } };
            BatchSpool spool = SpoolOf(open.Model);
            bool isFull = _window.MostTokens is { } most && spool.Lines.Count > 0 && spool.Tokens + tokens > most;
            if (!isFull && await spool.AddAsync(context.Endpoint, open, line, tokens, context.Settings.MaxFileBytes).ConfigureAwait(false))
                return spool;
            if (spool.Lines.Count > 0)
            {
                await SealAsync(spool, cancellationToken).ConfigureAwait(false);
                spool = SpoolOf(open.Model);
                if (await spool.AddAsync(context.Endpoint, open, line, tokens, context.Settings.MaxFileBytes).ConfigureAwait(false))
                    return spool;
            }

            throw new BatchException(string.Create(CultureInfo.InvariantCulture, $"{open.Method}: The request is longer than the input file of a batch may be: {context.Settings.MaxFileBytes:N0} bytes. Send smaller pictures, or read the item in the mode {nameof(JobMode.Live)}."));
        }
        catch (Exception e)
        {
            await context.Budget.DropAsync(open).ConfigureAwait(false);
            if (SpoolFolder.IsFull(e))
                throw _folder.Failed(e);
            throw;
        }
    }

    private BatchSpool SpoolOf(string? model)
    {
        lock (_lock)
        {
            if (_spools.Find(spool => spool.Model == model) is { } known)
                return known;
        }

        string uid = Guid.NewGuid().ToString("N");
        var spool = new BatchSpool(uid, model, _folder.Create(uid, context.Settings.MaxFileBytes), context.Clock.GetUtcNow());
        lock (_lock)
            _spools.Add(spool);
        return spool;
    }

    private BatchSpool[] Spools()
    {
        lock (_lock)
            return [.. _spools];
    }

    private async Task SealAsync(BatchSpool spool, CancellationToken cancellationToken)
    {
        if (spool.Lines.Count == 0)
            return;
        await _upload.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _window.EnterAsync(spool.Tokens, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _upload.Release();
            throw;
        }

        lock (_lock)
        {
            _spools.Remove(spool);
            _uids.Add(spool.Uid);
        }

        Register(spool.Pending, null);
        Start(spool.Pending, flow => flow.RunAsync(spool, id => Register(spool.Pending, id), () => _upload.Release(), _over.Token));
    }

    private void Register(PendingBatch pending, long? id)
    {
        lock (_lock)
        {
            if (id is { } known)
                _byId[known] = pending;
            if (_shown.Contains(pending))
                return;
            _shown.Add(pending);
            if (_shown.Count > MostShown)
                _shown.RemoveAt(0);
        }
    }

    private void Start(PendingBatch pending, Func<BatchFlow, Task> work)
    {
        var flow = new BatchFlow(context, pending);
        var running = Task.Run(() => RunAsync(flow, pending, work), CancellationToken.None);
        lock (_lock)
            _flows[pending] = running;
        _ = running.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Forget(Task ended)
        {
            lock (_lock)
                _flows.Remove(pending);
        }
    }

    private async Task RunAsync(BatchFlow flow, PendingBatch pending, Func<BatchFlow, Task> work)
    {
        try
        {
            await work(flow).ConfigureAwait(false);
            if (flow.IsUnsupported)
                _isUnsupported = true;
            await WaitForQueueAsync(flow).ConfigureAwait(false);
            pending.Settle();
        }
        catch (Exception e) when (e is BatchLeftException || _over.IsCancellationRequested)
        {
            // The run ends, and a later one goes on with the batch.
        }
        catch (JournalException e)
        {
            context.End(new JobStoppedException(JobStopReason.Journal, e.Message, e));
        }
        catch (Exception e)
        {
            context.End(e);
        }
        finally
        {
            _window.Leave(pending.Tokens, flow.IsQueueFull);
        }
    }

    // Others may use the queue too, so that a smaller batch alone is not enough.
    private async Task WaitForQueueAsync(BatchFlow flow)
    {
        if (!flow.IsQueueFull)
        {
            Interlocked.Exchange(ref _queueFull, 0);
            return;
        }

        double times = Math.Pow(2, Interlocked.Increment(ref _queueFull) - 1);
        TimeSpan wait = context.Timings.QueueFull * times;
        await Task.Delay(wait < LongestQueueWait ? wait : LongestQueueWait, context.Clock, _over.Token).ConfigureAwait(false);
    }
}
