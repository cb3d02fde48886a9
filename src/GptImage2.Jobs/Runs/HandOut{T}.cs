using System.Threading.Channels;

namespace GptImage2.Jobs.Runs;

/// <summary>Hands items out, as they end or in the order of the input. Only so many may be begun and not handed out.</summary>
internal sealed class HandOut<T>(JobOrder order, int window) : IDisposable
{
    private readonly Channel<JobItem<T>> _channel = Channel.CreateUnbounded<JobItem<T>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _places = new(window);
    private readonly Lock _lock = new();
    private readonly Dictionary<long, JobItem<T>?> _early = [];
    private long _next;

    /// <summary>The items in the order in which they are handed out.</summary>
    public IAsyncEnumerable<JobItem<T>> Items => _channel.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>Waits for a place for one more item.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>Gives a place back: the item was handed out, or will not be.</summary>
    public void Leave() => _places.Release();

    /// <summary>Adds an item that has ended.</summary>
    /// <param name="index">Its number in the input.</param>
    /// <param name="item">The item; null when it is not handed out.</param>
    public void Add(long index, JobItem<T>? item)
    {
        if (order == JobOrder.Arrival)
        {
            Write(item);
            return;
        }

        lock (_lock)
        {
            _early[index] = item;
            while (_early.Remove(_next, out JobItem<T>? next))
            {
                Write(next);
                _next++;
            }
        }
    }

    /// <summary>Adds nothing more. Items that wait for one before them, which did not end, are handed out.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            foreach ((long _, JobItem<T>? item) in _early.OrderBy(static pair => pair.Key))
                Write(item);
            _early.Clear();
        }

        _channel.Writer.TryComplete();
    }

    public void Dispose() => _places.Dispose();

    private void Write(JobItem<T>? item)
    {
        if (item is null)
            Leave();
        else
            _channel.Writer.TryWrite(item);
    }
}
