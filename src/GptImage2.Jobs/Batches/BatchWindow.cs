namespace GptImage2.Jobs.Batches;

/// <summary>How many batches and tokens may wait at the provider at the same time.</summary>
/// <param name="mostBatches">The maximum number of batches.</param>
/// <param name="mostTokens">The maximum number of input tokens of all of them; null when it is not known.</param>
internal sealed class BatchWindow(int mostBatches, long? mostTokens)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _mostTokens = mostTokens;
    private int _batches;
    private long _tokens;

    /// <summary>The tokens that one batch should have at most; null when it is not known.</summary>
    public long? MostTokens
    {
        get
        {
            lock (_lock)
                return _mostTokens;
        }
    }

    /// <summary>Waits for a place for a batch. An empty window has one for any batch.</summary>
    public async Task EnterAsync(long tokens, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_batches == 0 || (_batches < mostBatches && (_mostTokens is not { } most || _tokens + tokens <= most)))
                {
                    _batches++;
                    _tokens += tokens;
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a batch that is there already.</summary>
    public void Add(long tokens)
    {
        lock (_lock)
        {
            _batches++;
            _tokens += tokens;
        }
    }

    /// <summary>Gives the place of a batch back.</summary>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="wasRefused">Whether the provider refused it because of the tokens in its queue.</param>
    public void Leave(long tokens, bool wasRefused)
    {
        lock (_lock)
        {
            if (wasRefused)
                _mostTokens = Math.Max(1, Math.Min(_mostTokens ?? long.MaxValue, _tokens / 2));
            _batches--;
            _tokens -= tokens;
            TaskCompletionSource changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.TrySetResult();
        }
    }
}
