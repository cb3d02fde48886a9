using System.Collections.Immutable;
using GptImage2.Emulator.Batches;
using GptImage2.Emulator.Files;

namespace GptImage2.Emulator;

/// <summary>The batches of an emulator, and what moves them.</summary>
public sealed class BatchQueue
{
    private readonly EndpointOptions _options;
    private readonly FileStore _files;
    private readonly BatchRequests _requests;
    private ImmutableList<Batch> _batches = [];

    internal BatchQueue(EndpointOptions options, FileStore files, BatchRequests requests)
    {
        _options = options;
        _files = files;
        _requests = requests;
    }

    /// <summary>Gets how many batches there are, ended ones included.</summary>
    public int Count => _batches.Count;

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

    internal Batch Add(BatchParameters parameters)
    {
        var batch = new Batch(parameters, _options, _files, _requests);
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

        _requests.Reset();
    }

    private async Task MoveAsync(Batch batch)
    {
        do
            await Task.Delay(_options.Batches.StepDelay, _options.TimeProvider, batch.Dropped).ConfigureAwait(false);
        while (batch.Step());
    }
}
