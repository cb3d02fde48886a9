namespace GptImage2;

/// <summary>
/// Marks a partial record, class or struct as the shape of a reply. The generator emits its JSON Schema, a reader that
/// checks all that the schema says, and a writer.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class JsonContractAttribute : Attribute
{
    /// <summary>
    /// How members are named in JSON where no <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/>
    /// says so.
    /// </summary>
    public JsonContractNaming Naming { get; set; }
}
