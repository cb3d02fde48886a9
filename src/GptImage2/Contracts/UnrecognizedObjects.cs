using GptImage2.Text;

namespace GptImage2.Contracts;

/// <summary>
/// Finds objects that have members, but none that their contract knows. Where all members of the contract are optional,
/// its reader finds nothing wrong with them, and would make a value in which nothing is set.
/// </summary>
internal static class UnrecognizedObjects
{
    /// <summary>Finds the objects, as violations.</summary>
    /// <param name="root">The schema of the reply.</param>
    /// <param name="utf8Json">The reply.</param>
    /// <param name="unknownMembers">Where the values of the members begin that the reader did not know.</param>
    /// <param name="most">How many violations are needed.</param>
    /// <param name="parsed">The parsed reply; null when it is not JSON.</param>
    public static IReadOnlyList<ContractViolation> Find(SchemaNode root, ReadOnlySpan<byte> utf8Json, IReadOnlyList<int> unknownMembers, int most, out SourceValue? parsed)
    {
        parsed = SourceValue.Parse(utf8Json);
        if (parsed is not { } document)
            return [];
        var found = new List<(SourceValue Holder, SchemaNode Node)>();
        var seen = new HashSet<SourceValue>();
        for (int i = 0; i < unknownMembers.Count && found.Count < most; i++)
        {
            if (MemberPlace.Find(document, root, unknownMembers[i], utf8Json) is { Node: { Required.Count: 0 } node } place && seen.Add(place.Holder) && IsUnrecognized(place.Holder, node))
                found.Add((place.Holder, node));
        }

        if (found.Count == 0)
            return [];
        string[] paths = ViolationLocator.Pointers(utf8Json, [.. found.Select(static entry => entry.Holder.Start)]);
        var violations = new ContractViolation[paths.Length];
        for (int i = 0; i < paths.Length; i++)
        {
            (SourceValue holder, SchemaNode node) = found[i];
            // Most of them are items of one list.
            string expected = i > 0 && found[i - 1].Node == node ? violations[i - 1].Expected : Expected(node);
            violations[i] = new ContractViolation(paths[i], ContractRule.Unrecognized, expected, ShownText.Of(utf8Json[holder.Start..holder.End]), holder.Start);
        }

        return violations;
    }

    /// <summary>Whether an object has members, but none that its contract knows.</summary>
    public static bool IsUnrecognized(SourceValue holder, SchemaNode node)
    {
        if (node.MemberNames.Count == 0 || holder.MemberCount == 0)
            return false;
        for (int i = 0; i < node.MemberNames.Count; i++)
        {
            if (holder.Has(node.MemberNames[i]))
                return false;
        }

        return true;
    }

    private static string Expected(SchemaNode node) => node.MemberNames is [var only]
        ? $"an object with the member \"{only}\""
        : $"an object with at least one of the members {string.Join(", ", node.MemberNames.Select(static name => $"\"{name}\""))}";
}
