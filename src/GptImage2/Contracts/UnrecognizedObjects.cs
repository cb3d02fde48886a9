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
    /// <param name="unknownMembers">The members that the reader did not know, as JSON Pointers.</param>
    public static IReadOnlyList<ContractViolation> Find(SchemaNode root, ReadOnlySpan<byte> utf8Json, IReadOnlyList<string> unknownMembers)
    {
        if (SourceValue.Parse(utf8Json) is not { } document)
            return [];
        var violations = new List<ContractViolation>();
        foreach (string path in unknownMembers.Select(JsonPointer.Parent).Distinct())
        {
            if (document.Follow(path) is not [.., { IsObject: true } holder] || root.Follow(path, document, utf8Json) is not { } place)
                continue;
            SchemaNode node = place.Of(holder, utf8Json);
            if (node.Required.Count == 0 && IsUnrecognized(holder, node))
                violations.Add(new ContractViolation(path, ContractRule.Unrecognized, Expected(node), ShownText.Of(utf8Json[holder.Start..holder.End]), holder.Start));
        }

        return violations;
    }

    /// <summary>Whether an object has members, but none that its contract knows.</summary>
    public static bool IsUnrecognized(SourceValue holder, SchemaNode node) =>
        node.MemberNames.Count > 0 && holder.Members.Count > 0 && !node.MemberNames.Any(name => holder.Member(name) is not null);

    private static string Expected(SchemaNode node) => node.MemberNames is [var only]
        ? $"an object with the member \"{only}\""
        : $"an object with at least one of the members {string.Join(", ", node.MemberNames.Select(static name => $"\"{name}\""))}";
}
