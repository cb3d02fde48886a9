using System.Text;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;

namespace GptImage2.Generators.Rules;

/// <summary>
/// Finds contracts that have no finite value, because their required members lead back to them. Only members that cannot be
/// null, missing or empty count.
/// </summary>
/// <param name="shapeOf">The shape of a contract by its C# type; null where it is not known.</param>
internal sealed class RequiredRecursion(Func<string, ContractShape?> shapeOf)
{
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
    /// <param name="member">The member where the path begins; null for a union.</param>
    /// <returns>The path back to the contract; null if there is none, or if a value can end it.</returns>
    public string? Find(ContractShape root, out MemberModel? member)
    {
        member = null;
        Dictionary<string, ContractShape> reached = Reach(root, out bool returns);
        if (!returns)
            return null;
        HashSet<string> finite = Finite(reached);
        if (finite.Contains(root.ClrType))
            return null;

        var from = new Dictionary<string, (string Contract, MemberModel? Member)>(StringComparer.Ordinal);
        var queue = new Queue<string>([root.ClrType]);
        while (queue.Count > 0)
        {
            string at = queue.Dequeue();
            foreach ((MemberModel? step, string next) in Steps(reached[at]))
            {
                if (finite.Contains(next) || !reached.ContainsKey(next) || from.ContainsKey(next))
                    continue;
                from[next] = (at, step);
                if (next == root.ClrType)
                    return Way(root.ClrType, from, out member);
                queue.Enqueue(next);
            }
        }

        return null;
    }

    private static string Way(string root, Dictionary<string, (string Contract, MemberModel? Member)> from, out MemberModel? first)
    {
        var way = new StringBuilder();
        string at = root;
        do
        {
            (at, first) = from[at];
            way.Insert(0, TypeDisplay.Short(at) + (first is null ? "" : "." + first.Name) + (way.Length == 0 ? "" : " → "));
        }
        while (at != root);
        return way.ToString();
    }

    private Dictionary<string, ContractShape> Reach(ContractShape root, out bool returns)
    {
        returns = false;
        var reached = new Dictionary<string, ContractShape>(StringComparer.Ordinal) { [root.ClrType] = root };
        var stack = new Stack<ContractShape>([root]);
        while (stack.Count > 0)
        {
            foreach ((_, string next) in Steps(stack.Pop()))
            {
                returns |= next == root.ClrType;
                if (reached.ContainsKey(next) || shapeOf(next) is not { } shape)
                    continue;
                reached.Add(next, shape);
                stack.Push(shape);
            }
        }

        return reached;
    }

    // An unknown shape counts as finite.
    private static HashSet<string> Finite(Dictionary<string, ContractShape> reached)
    {
        var finite = new HashSet<string>(StringComparer.Ordinal);
        int count;
        do
        {
            count = finite.Count;
            foreach (ContractShape shape in reached.Values)
            {
                bool isFinite = shape.Union is null
                    ? Steps(shape).All(step => Ends(step.Next))
                    : Steps(shape).Any(step => Ends(step.Next));
                if (isFinite)
                    finite.Add(shape.ClrType);
            }
        }
        while (finite.Count > count);
        return finite;

        bool Ends(string type) => finite.Contains(type) || !reached.ContainsKey(type);
    }

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
