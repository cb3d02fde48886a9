using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;

namespace GptImage2.Generators.Rules;

/// <summary>
/// Finds contracts that have no finite value, because their required members lead back to them. Only members that cannot be
/// null, missing or empty count. What was found out about a contract is kept, so that a compilation takes one walk.
/// </summary>
internal sealed class RequiredRecursion
{
    // Among more contracts than these, the shortest path is not searched, and only its beginning is shown.
    private const int MostSearched = 64;
    private const int MostShown = 3;

    private readonly object _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _endless = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cycles = new(StringComparer.Ordinal);
    private int _groups;

    /// <summary>How many contracts were looked at.</summary>
    public int Known => _known.Count;

    /// <summary>Whether the contract has members to follow; most contracts have none.</summary>
    public static bool MayBe(ContractShape shape)
    {
        if (shape.Union is not null)
            return true;
        foreach (MemberModel member in shape.Members)
        {
            if (Needed(member) is not null)
                return true;
        }

        return false;
    }

    /// <param name="root">The contract.</param>
    /// <param name="shapeOf">The shape of a contract by its C# type; null where it is not known.</param>
    /// <param name="member">The member where the path begins; null for a union.</param>
    /// <returns>The path back to the contract; null if there is none, or if a value can end it.</returns>
    public string? Find(ContractShape root, Func<string, ContractShape?> shapeOf, out MemberModel? member)
    {
        lock (_gate)
        {
            member = null;
            if (!_known.Contains(root.ClrType))
                Learn(root, shapeOf);
            return _cycles.TryGetValue(root.ClrType, out int group) ? Way(root, group, shapeOf, out member) : null;
        }
    }

    private void Learn(ContractShape root, Func<string, ContractShape?> shapeOf)
    {
        var reached = new Dictionary<string, ContractShape>(StringComparer.Ordinal) { [root.ClrType] = root };
        var stack = new Stack<ContractShape>([root]);
        while (stack.Count > 0)
        {
            foreach ((_, string next) in Steps(stack.Pop()))
            {
                if (reached.ContainsKey(next) || _known.Contains(next) || shapeOf(next) is not { } shape)
                    continue;
                reached.Add(next, shape);
                stack.Push(shape);
            }
        }

        HashSet<string> finite = Finite(reached);
        string[] endless = [.. reached.Keys.Where(name => !finite.Contains(name))];
        Dictionary<string, int> cycles = Cycles.Find(endless, name => Steps(reached[name]).Select(static step => step.Next));
        _known.UnionWith(reached.Keys);
        _endless.UnionWith(endless);
        foreach (KeyValuePair<string, int> cycle in cycles)
            _cycles[cycle.Key] = _groups + cycle.Value;
        _groups += endless.Length;
    }

    // An object ends when all that it needs ends; a union, when one of its derived types does. An unknown shape ends.
    private HashSet<string> Finite(Dictionary<string, ContractShape> reached)
    {
        var finite = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var open = new Queue<string>();
        foreach (ContractShape shape in reached.Values)
        {
            int all = 0;
            int endless = 0;
            foreach ((_, string next) in Steps(shape))
            {
                all++;
                if (reached.ContainsKey(next))
                {
                    if (!users.TryGetValue(next, out List<string>? list))
                        users.Add(next, list = []);
                    list.Add(shape.ClrType);
                    endless++;
                }
                else if (_endless.Contains(next))
                {
                    endless++;
                }
            }

            // A union waits for one of its derived types.
            waiting[shape.ClrType] = shape.Union is null ? endless : endless < all ? 0 : Math.Min(all, 1);
            if (waiting[shape.ClrType] == 0 && (shape.Union is null || all > 0))
                open.Enqueue(shape.ClrType);
        }

        while (open.Count > 0)
        {
            string ended = open.Dequeue();
            if (!finite.Add(ended) || !users.TryGetValue(ended, out List<string>? waitingUsers))
                continue;
            foreach (string user in waitingUsers)
            {
                if (--waiting[user] == 0)
                    open.Enqueue(user);
            }
        }

        return finite;
    }

    private string Way(ContractShape root, int group, Func<string, ContractShape?> shapeOf, out MemberModel? first)
    {
        var from = new Dictionary<string, (string Contract, MemberModel? Member)>(StringComparer.Ordinal);
        var queue = new Queue<string>([root.ClrType]);
        while (queue.Count > 0 && from.Count < MostSearched)
        {
            string at = queue.Dequeue();
            foreach ((MemberModel? step, string next) in StepsWithin(at == root.ClrType ? root : shapeOf(at)!, group))
            {
                if (from.ContainsKey(next))
                    continue;
                from[next] = (at, step);
                if (next == root.ClrType)
                    return Way(root.ClrType, from, out first);
                queue.Enqueue(next);
            }
        }

        return Beginning(root, group, shapeOf, out first);
    }

    private static string Way(string root, Dictionary<string, (string Contract, MemberModel? Member)> from, out MemberModel? first)
    {
        var way = new List<string>();
        string at = root;
        do
        {
            (at, first) = from[at];
            way.Add(Hop(at, first));
        }
        while (at != root);
        way.Reverse();
        return string.Join(" → ", way);
    }

    private string Beginning(ContractShape root, int group, Func<string, ContractShape?> shapeOf, out MemberModel? first)
    {
        var way = new List<string>();
        first = null;
        ContractShape at = root;
        while (way.Count < MostShown)
        {
            (MemberModel? step, string next) = StepsWithin(at, group).First();
            if (way.Count == 0)
                first = step;
            way.Add(Hop(at.ClrType, step));
            at = next == root.ClrType ? root : shapeOf(next)!;
        }

        return string.Join(" → ", way) + " → …";
    }

    private static string Hop(string contract, MemberModel? member) => TypeDisplay.Short(contract) + (member is null ? "" : "." + member.Name);

    private IEnumerable<(MemberModel? Member, string Next)> StepsWithin(ContractShape shape, int group) =>
        Steps(shape).Where(step => _cycles.TryGetValue(step.Next, out int other) && other == group);

    private static IEnumerable<(MemberModel? Member, string Next)> Steps(ContractShape shape)
    {
        if (shape.Union is not null)
        {
            foreach (UnionCase @case in shape.Union.Cases)
                yield return (null, @case.ClrType);
            yield break;
        }

        foreach (MemberModel member in shape.Members)
        {
            if (Needed(member) is { } needed)
                yield return (member, needed);
        }
    }

    private static string? Needed(MemberModel member) =>
        member.Required ? Needed(member.Value, member.Constraints.MinLength > 0) : null;

    private static string? Needed(ValueModel value, bool holdsOne) => value switch
    {
        { Nullable: true } => null,
        ContractValue or ObjectValue => value.ClrType,
        ListValue list when holdsOne => Needed(list.Element, holdsOne: false),
        DictionaryValue dictionary when holdsOne => Needed(dictionary.Value, holdsOne: false),
        _ => null,
    };
}
