namespace GptImage2.AspNetCore.Webhooks;

/// <summary>The ids of the last webhooks that were handled.</summary>
internal sealed class RecentWebhooks
{
    private const int Most = 4096;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Adds an id; false when it is there already.</summary>
    public bool Add(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > Most)
                _ids.Remove(_order.Dequeue());
            return true;
        }
    }

    /// <summary>Takes out an id whose webhook could not be handled, so that the next attempt is.</summary>
    public void Remove(string id)
    {
        lock (_lock)
            _ids.Remove(id);
    }
}
