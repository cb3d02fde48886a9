namespace GptImage2.Architecture;

/// <summary>Uses, put together to arrows between rooms.</summary>
internal sealed class Arrows
{
    private readonly SortedDictionary<string, SortedDictionary<string, List<Use>>> _from = new(StringComparer.Ordinal);

    public Arrows(IReadOnlyList<Use> uses)
    {
        Uses = uses;
        foreach (Use use in uses)
        {
            if (!_from.TryGetValue(use.FromRoom, out SortedDictionary<string, List<Use>>? to))
                _from.Add(use.FromRoom, to = new SortedDictionary<string, List<Use>>(StringComparer.Ordinal));
            if (!to.TryGetValue(use.ToRoom, out List<Use>? all))
                to.Add(use.ToRoom, all = []);
            all.Add(use);
        }
    }

    public IReadOnlyList<Use> Uses { get; }

    public IEnumerable<(string From, string To)> All => _from.SelectMany(from => from.Value.Keys.Select(to => (from.Key, to)));

    public IReadOnlyList<Use> Between(string from, string to) =>
        _from.TryGetValue(from, out SortedDictionary<string, List<Use>>? all) && all.TryGetValue(to, out List<Use>? uses) ? uses : [];

    /// <summary>The rooms on the shortest way along arrows, both ends included; null where there is none.</summary>
    public IReadOnlyList<string>? WayBack(string from, string to)
    {
        var reached = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out string? room))
        {
            if (room == to)
            {
                var way = new List<string>();
                for (string? step = room; step is not null; step = reached[step])
                    way.Insert(0, step);
                return way;
            }

            if (_from.TryGetValue(room, out SortedDictionary<string, List<Use>>? all))
            {
                foreach (string target in all.Keys)
                {
                    if (reached.TryAdd(target, room))
                        next.Enqueue(target);
                }
            }
        }

        return null;
    }
}
