using System.Collections.Immutable;
using GptImage2.Emulator.Batches;
using GptImage2.Emulator.Files;
using GptImage2.Emulator.Webhooks;

namespace GptImage2.Emulator;

/// <summary>The batches of an emulator, and what moves them.</summary>
public sealed class BatchQueue
{
    private readonly EndpointOptions _options;
    private readonly FileStore _files;
    private readonly BatchRequests _requests;
    private readonly MovedClock _clock;
    private readonly WebhookSender _webhooks;
    private ImmutableList<Batch> _batches = [];

    internal BatchQueue(EndpointOptions options, FileStore files, BatchRequests requests, MovedClock clock, WebhookSender webhooks)
    {
        _clock = clock;
        _webhooks = webhooks;
        _options = options;
        _files = files;
        _requests = requests;
    }

    /// <summary>Gets how many batches there are, ended ones included.</summary>
    public int Count => _batches.Count;

    /// <summary>Gets the webhooks that were sent when batches ended. One that is not taken yet is not among them.</summary>
    public IReadOnlyList<WebhookDelivery> Webhooks => _webhooks.Deliveries;

    internal IReadOnlyList<Batch> All => _batches;

    /// <summary>
    /// Moves each batch that has not ended by some steps: its validation, each of its requests, its finalizing, its completion. Of use
    /// where <see cref="BatchOptions.StepDelay"/> holds them.
    /// </summary>
    /// <param name="steps">How many.</param>
    public void Advance(int steps = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        foreach (Batch batch in _batches)
        {
            for (int i = 0; i < steps && batch.Step(); i++)
            {
            }
        }
    }

    /// <summary>
    /// Sets the clock of batches and files forward. Batches make the steps of that time, as <see cref="BatchOptions.StepDelay"/> has it; those
    /// whose 24 hours are over expire, and files whose lifetime is over are gone. Other clocks stay as they are.
    /// </summary>
    /// <param name="time">By how much.</param>
    public void AdvanceTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        IReadOnlyList<Batch> batches = _batches;
        if (_options.Batches.StepDelay > TimeSpan.Zero)
        {
            foreach (Batch batch in batches)
            {
                long steps = Math.Min(time.Ticks, batch.TimeLeft.Ticks) / _options.Batches.StepDelay.Ticks;
                while (steps-- > 0 && batch.Step())
                {
                }
            }
        }

        _clock.Move(time);
        foreach (Batch batch in batches)
            batch.CheckTime();
    }

    internal Batch Add(BatchParameters parameters)
    {
        var batch = new Batch(parameters, _options, _files, _requests, _clock, QueuedTokens, Ended);
        ImmutableInterlocked.Update(ref _batches, static (list, item) => list.Add(item), batch);
        return batch;
    }

    /// <summary>Lets a batch move, at the pace of the options.</summary>
    internal void Start(Batch batch)
    {
        if (_options.Batches.StepDelay != Timeout.InfiniteTimeSpan)
            _ = Task.Run(() => MoveAsync(batch), CancellationToken.None);
    }

    /// <summary>Stops and forgets all batches, and drops what they have not written yet.</summary>
    internal void Clear()
    {
        foreach (Batch? batch in Interlocked.Exchange(ref _batches, []))
            batch.Dispose();

        _clock.Reset();
        _webhooks.Clear();
        _requests.Reset();
    }

    private long QueuedTokens(Batch asking, string model) => _batches
        .Where(b => b != asking)
        .Select(static b => b.Queued)
        .OfType<(string Model, long Tokens)>()
        .Where(queued => string.Equals(queued.Model, model, StringComparison.Ordinal))
        .Sum(static queued => queued.Tokens);

    private void Ended(Batch batch, string status) => _webhooks.Send("batch." + status, batch.Id, _clock.GetUtcNow());

    private async Task MoveAsync(Batch batch)
    {
        do
            await Task.Delay(_options.Batches.StepDelay, _options.TimeProvider, batch.Dropped).ConfigureAwait(false);
        while (batch.Step());
    }
}
