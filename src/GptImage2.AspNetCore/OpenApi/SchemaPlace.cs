using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>A schema in the schema of a contract, where its references lead.</summary>
/// <param name="Node">The schema.</param>
/// <param name="Root">The schema of the contract.</param>
internal sealed record SchemaPlace(JsonNode Node, JsonObject Root)
{
    public const string RootReference = "#";

    public const string DefinitionPrefix = "#/$defs/";

    private const string DefinitionsName = "$defs";
    private const string ReferenceName = "$ref";

    public IEnumerable<(string Name, SchemaPlace Place)> Definitions =>
        Root[DefinitionsName] is JsonObject definitions ? definitions.Select(definition => (definition.Key, this with { Node = definition.Value! })) : [];

    public bool RefersToRoot => Refers(Root);

    public static SchemaPlace RootOf(JsonObject root) => new(root, root);

    /// <summary>The schema that a reference leads to; this one when it is not a reference.</summary>
    public SchemaPlace Resolved()
    {
        SchemaPlace place = this;
        while (ReferenceIn(place.Node) is { } reference)
            place = place with { Node = reference == RootReference ? Root : Root[DefinitionsName]![reference[DefinitionPrefix.Length..]]! };
        return place;
    }

    /// <summary>A copy whose references lead to components, without the definitions.</summary>
    /// <param name="references">The names of the components by reference.</param>
    public JsonNode Rewritten(IReadOnlyDictionary<string, string> references)
    {
        JsonNode copy = Node.DeepClone();
        if (Node == Root)
            copy.AsObject().Remove(DefinitionsName);
        Rewrite(copy, references);
        return copy;
    }

    private static void Rewrite(JsonNode? node, IReadOnlyDictionary<string, string> references)
    {
        if (ReferenceIn(node) is { } reference)
            node![ReferenceName] = "#/components/schemas/" + references[reference];
        foreach (JsonNode? child in Children(node))
            Rewrite(child, references);
    }

    private static bool Refers(JsonNode? node) => ReferenceIn(node) == RootReference || Children(node).Any(Refers);

    private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(static member => member.Value),
        JsonArray items => items,
        _ => [],
    };

    // A member of a contract may have the name "$ref" too. Its value is an object.
    private static string? ReferenceIn(JsonNode? node) =>
        node is JsonObject members && members[ReferenceName] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
