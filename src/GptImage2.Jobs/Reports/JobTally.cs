using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Reports;

/// <summary>What the items of a job have in common, summed while they are read. Its size does not grow with their number.</summary>
/// <param name="most">The failures of each cause that are kept.</param>
internal sealed class JobTally(int most)
{
    public const int MostSlow = 10;
    private const int MostPlaces = 1000;
    private const int MostCauses = 200;
    private const int MostKept = 1000;

    private readonly Dictionary<string, ViolationCount> _violations = new(StringComparer.Ordinal);
    private readonly Dictionary<FailureCause, FailureGroup> _failures = [];
    private readonly SortedDictionary<string, long> _repairs = new(StringComparer.Ordinal);
    private readonly PriorityQueue<StoredItem, TimeSpan> _slow = new();
    private int _kept;

    public long Items { get; private set; }

    public long Failed { get; private set; }

    /// <summary>The items whose tokens are not known.</summary>
    public long Uncounted { get; private set; }

    /// <summary>The items that needed a correction.</summary>
    public long Corrected { get; private set; }

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    /// <summary>The violations at places that are not listed, because there are too many.</summary>
    public long UnlistedViolations { get; private set; }

    /// <summary>The failures with causes that are not listed, because there are too many.</summary>
    public long UnlistedFailures { get; private set; }

    /// <summary>The first request of the first item and of some later ones.</summary>
    public List<string> Samples { get; } = [];

    public IReadOnlyDictionary<string, long> Repairs => _repairs;

    public IEnumerable<ViolationCount> Violations => _violations.Values.OrderByDescending(static count => count.Cured + count.Left).ThenBy(static count => count.Place, StringComparer.Ordinal);

    public IEnumerable<FailureGroup> Failures => _failures.Values.OrderByDescending(static group => group.Count).ThenBy(static group => group.Cause.Text, StringComparer.Ordinal);

    public IEnumerable<StoredItem> Slowest => _slow.UnorderedItems.Select(static entry => entry.Element).OrderByDescending(static item => item.Duration).ThenBy(static item => item.Key, StringComparer.Ordinal);

    public void Add(StoredItem item)
    {
        Items++;
        // 1, 2, 4, 8 and so on: a few lookups, spread over the job.
        if (long.IsPow2(Items) && item.Requests.Count > 0)
            Samples.Add(item.Requests[0].Request);
        Uncounted += item.Usage is null ? 1 : 0;
        Corrected += item.Corrections > 0 ? 1 : 0;
        First = First is { } first && first <= item.At ? first : item.At;
        Last = Last is { } last && last >= item.At ? last : item.At;
        foreach (string kind in item.RepairKinds)
            _repairs[kind] = _repairs.GetValueOrDefault(kind) + 1;
        foreach (string violation in item.CorrectedViolations)
            Count(violation, item.Key, isCured: true);
        foreach (string violation in item.Violations)
            Count(FailureCause.PlaceOf(violation), item.Key, isCured: false);
        _slow.Enqueue(item, item.Duration);
        if (_slow.Count > MostSlow)
            _slow.Dequeue();
        if (item.State == ItemState.Failed)
            AddFailure(item);
    }

    private void AddFailure(StoredItem item)
    {
        Failed++;
        var cause = FailureCause.Of(item);
        if (!_failures.TryGetValue(cause, out FailureGroup? group))
        {
            if (_failures.Count == MostCauses)
            {
                UnlistedFailures++;
                return;
            }

            _failures.Add(cause, group = new FailureGroup(cause));
        }

        group.Count++;
        if (group.Items.Count < most && _kept < MostKept)
        {
            _kept++;
            group.Items.Add(item);
        }
    }

    private void Count(string place, string key, bool isCured)
    {
        if (!_violations.TryGetValue(place, out ViolationCount? count))
        {
            if (_violations.Count == MostPlaces)
            {
                UnlistedViolations++;
                return;
            }

            _violations.Add(place, count = new ViolationCount(place, key));
        }

        if (isCured)
            count.Cured++;
        else
            count.Left++;
    }
}
