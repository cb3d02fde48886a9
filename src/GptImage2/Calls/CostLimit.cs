namespace GptImage2.Calls;

/// <summary>A cost limit and the amount that is already spent. Several calls may spend at the same time.</summary>
/// <param name="Name">The option that sets it, for messages.</param>
/// <param name="Limit">The limit in US dollars.</param>
internal sealed record CostLimit(string Name, decimal Limit)
{
    private readonly Lock _lock = new();
    private decimal _spent;

    public decimal Spent
    {
        get
        {
            lock (_lock)
                return _spent;
        }
    }

    public void Add(decimal cost)
    {
        lock (_lock)
            _spent += cost;
    }
}
