namespace GptImage2.Calls;

/// <summary>What may be spent, and what was. Several calls may spend at the same time.</summary>
/// <param name="Name">The option that sets it, as messages name it.</param>
/// <param name="Limit">US dollars.</param>
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
