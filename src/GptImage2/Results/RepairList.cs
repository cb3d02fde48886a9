using System.Collections;

namespace GptImage2.Results;

/// <summary>Repairs of which the first 1,000 are kept, and all are counted.</summary>
internal sealed class RepairList : IReadOnlyList<Repair>
{
    public const int MaxKept = 1000;

    private readonly List<Repair> _kept = [];
    private readonly Dictionary<RepairKind, int> _counts = [];

    /// <summary>The number of repairs that are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>The number of all repairs.</summary>
    public int Total { get; private set; }

    public bool IsFull => _kept.Count == MaxKept;

    /// <summary>How many repairs of each kind there are.</summary>
    public IEnumerable<(RepairKind Kind, int Count)> Kinds => _counts.Where(static entry => entry.Value > 0).Select(static entry => (entry.Key, entry.Value));

    public Repair this[int index] => _kept[index];

    /// <summary>How many repairs a list stands for.</summary>
    public static int TotalOf(IReadOnlyList<Repair> repairs) => repairs is RepairList list ? list.Total : repairs.Count;

    /// <summary>The number of repairs of each kind that a list stands for.</summary>
    public static IEnumerable<(RepairKind Kind, int Count)> KindsOf(IReadOnlyList<Repair> repairs) =>
        repairs is RepairList list ? list.Kinds : repairs.GroupBy(static repair => repair.Kind, static (kind, same) => (kind, same.Count()));

    /// <summary>The repairs of several lists, one after another.</summary>
    public static RepairList Join(params ReadOnlySpan<IReadOnlyList<Repair>> lists)
    {
        var joined = new RepairList();
        foreach (IReadOnlyList<Repair> list in lists)
            joined.AddRange(list);
        return joined;
    }

    public void Add(Repair repair)
    {
        AddUnlisted(repair.Kind);
        if (!IsFull)
            _kept.Add(repair);
    }

    /// <summary>Counts a repair that is not kept.</summary>
    public void AddUnlisted(RepairKind kind) => Note(kind, 1);

    public void AddRange(IReadOnlyList<Repair> repairs) => AddRange(repairs, static repair => repair);

    /// <summary>Adds repairs, after each of them was changed.</summary>
    public void AddRange(IReadOnlyList<Repair> repairs, Func<Repair, Repair> change)
    {
        foreach ((RepairKind kind, int count) in KindsOf(repairs))
            Note(kind, count);
        foreach (Repair repair in repairs)
        {
            if (IsFull)
                return;
            _kept.Add(change(repair));
        }
    }

    /// <summary>The same repairs without some. Of those that are only counted, all stay.</summary>
    public RepairList Without(Func<Repair, bool> left)
    {
        if (!_kept.Exists(new Predicate<Repair>(left)))
            return this;
        var rest = new RepairList();
        foreach ((RepairKind kind, int count) in Kinds)
            rest.Note(kind, count);
        foreach (Repair repair in _kept)
        {
            if (left(repair))
                rest.Note(repair.Kind, -1);
            else
                rest._kept.Add(repair);
        }

        return rest;
    }

    public IEnumerator<Repair> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Note(RepairKind kind, int count)
    {
        Total += count;
        _counts[kind] = _counts.GetValueOrDefault(kind) + count;
    }
}
