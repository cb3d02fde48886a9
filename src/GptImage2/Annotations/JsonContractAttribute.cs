namespace GptImage2;

/// <summary>
/// Marks a partial record, class or struct, or a partial interface with derived types, as the contract of a reply. The generator emits its JSON Schema, a reader that
/// checks every rule of the schema, and a writer.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class JsonContractAttribute : Attribute
{
    /// <summary>
    /// How members without a <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> are named in
    /// JSON.
    /// </summary>
    public JsonContractNaming Naming { get; set; }
}
