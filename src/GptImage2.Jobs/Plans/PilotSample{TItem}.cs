namespace GptImage2.Jobs.Plans;

/// <summary>Chooses items for a pilot while all items pass by: each has the same chance. The same items give the same choice.</summary>
internal sealed class PilotSample<TItem>(int size)
{
    private const int Seed = 1;

    private readonly List<(TItem Item, IReadOnlyList<(MethodTally Method, RequestTally Request)> Requests)> _chosen = [];

#pragma warning disable CA5394 // The choice protects nothing.
    private readonly Random _random = new(Seed);
#pragma warning restore CA5394
    private long _seen;

    public IReadOnlyList<(TItem Item, IReadOnlyList<(MethodTally Method, RequestTally Request)> Requests)> Chosen => _chosen;

    public void Offer(TItem item, IReadOnlyList<(MethodTally Method, RequestTally Request)> requests)
    {
        if (size == 0 || requests.Count == 0)
            return;
        _seen++;
        if (_chosen.Count < size)
        {
            _chosen.Add((item, requests));
            return;
        }

#pragma warning disable CA5394
        long place = _random.NextInt64(_seen);
#pragma warning restore CA5394
        if (place < size)
            _chosen[(int)place] = (item, requests);
    }
}
