using System.Collections.Concurrent;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Batches;

/// <summary>A batch that items wait for.</summary>
internal sealed class PendingBatch
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<ReplyKey, LineFailure> _failures = new();

    /// <summary>Ends when each line has its reply in the journal or its failure.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Ends when the provider has said that it is still working on it.</summary>
    public Task IsRunning => _running.Task;

    /// <summary>The input tokens of its lines, as they are estimated.</summary>
    public long Tokens { get; set; }

    /// <summary>How far it is, for the progress.</summary>
    public BatchSummary? Summary { get; set; }

    /// <summary>Why a line has no reply; null when it has one.</summary>
    public LineFailure? FailureOf(ReplyKey key) => _failures.GetValueOrDefault(key);

    public void Fail(ReplyKey key, LineFailure failure) => _failures[key] = failure;

    /// <summary>Settles it after a time, so that those who wait look again.</summary>
    public void SettleAfter(TimeSpan time, TimeProvider clock) =>
        _ = Task.Delay(time, clock).ContinueWith(_ => Settle(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public void Runs() => _running.TrySetResult();

    public void Settle() => _settled.TrySetResult();
}
