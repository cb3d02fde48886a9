namespace GptImage2;

/// <summary>
/// Marks a partial record, class or struct, or a partial interface with derived types, as the contract of a reply. The generator emits its JSON Schema, a reader that
/// checks every rule of the schema, and a writer.
/// </summary>
/// <remarks>A value can have at most 64 objects and lists in each other. A reading reports at most 64 violations.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class JsonContractAttribute : Attribute
{
    /// <summary>
    /// How members without a <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> are named in
    /// JSON.
    /// </summary>
    public JsonContractNaming Naming { get; set; }

    /// <summary>
    /// Whether two values of a record are equal if their members are: lists item by item, sets and dictionaries in any order,
    /// bytes and JSON by their content. Without it a record compares lists by reference, so that two equal replies differ.
    /// <c>ToString</c> prints the items of lists then. Only members of the contract count.
    /// </summary>
    public bool ValueEquality { get; set; }
}
