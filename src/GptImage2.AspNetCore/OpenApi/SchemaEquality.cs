using System.Text.Json.Nodes;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>
/// Compares schemas of two contracts. A type that one contract writes in place and another one as a definition is the same schema.
/// </summary>
internal static class SchemaEquality
{
    public static bool AreSame(SchemaPlace left, SchemaPlace right) => AreSame(left, right, []);

    // Two schemas that are compared already are taken as equal, so that recursion ends.
    private static bool AreSame(SchemaPlace left, SchemaPlace right, HashSet<(JsonNode Left, JsonNode Right)> compared)
    {
        (left, right) = (left.Resolved(), right.Resolved());
        if (!compared.Add((left.Node, right.Node)))
            return true;
        return (left.Node, right.Node) switch
        {
            (JsonObject one, JsonObject other) => Members(one, left).SequenceEqual(Members(other, right)) && Members(one, left).All(name => AreSame(left, one[name], right, other[name], compared)),
            (JsonArray one, JsonArray other) => one.Count == other.Count && Enumerable.Range(0, one.Count).All(i => AreSame(left, one[i], right, other[i], compared)),
            _ => JsonNode.DeepEquals(left.Node, right.Node),
        };
    }

    private static bool AreSame(SchemaPlace left, JsonNode? one, SchemaPlace right, JsonNode? other, HashSet<(JsonNode Left, JsonNode Right)> compared) =>
        one is null || other is null ? one is null && other is null : AreSame(left with { Node = one }, right with { Node = other }, compared);

    private static IEnumerable<string> Members(JsonObject members, SchemaPlace place) =>
        members.Select(static member => member.Key).Where(name => members != place.Root || name != "$defs");
}
