using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Budgets;

/// <summary>How many output tokens the replies to one method have: the latest 1,000.</summary>
internal sealed class OutputExperience
{
    private const int Kept = 1_000;
    private const int Enough = 20;
    private const int Refresh = 50;
    private const double Share = 0.95;

    private readonly Queue<long> _latest;
    private int _sinceRefresh;
    private long? _most;

    public OutputExperience(Experience? stored)
    {
        _latest = new Queue<long>(stored?.OutputTokens ?? []);
        Renew();
    }

    /// <summary>The tokens that nineteen of twenty replies do not exceed; null while there are too few of them.</summary>
    public long? Most => _most;

    public void Add(long tokens)
    {
        _latest.Enqueue(tokens);
        if (_latest.Count > Kept)
            _latest.Dequeue();
        if (_most is null || ++_sinceRefresh >= Refresh)
            Renew();
    }

    private void Renew()
    {
        _sinceRefresh = 0;
        if (_latest.Count < Enough)
            return;
        long[] sorted = [.. _latest.Order()];
        _most = sorted[Math.Max(0, (int)Math.Ceiling(Share * sorted.Length) - 1)];
    }
}
