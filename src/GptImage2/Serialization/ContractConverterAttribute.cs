using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GptImage2.Generated;

/// <summary>
/// Leads from the type of a contract to its reader and writer, for System.Text.Json. The generator writes it on every
/// contract. It names the type as a type argument, so no code has to be made at run time.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContractConverterAttribute : Attribute
{
    private protected ContractConverterAttribute()
    {
    }

    /// <summary>The schema of the contract.</summary>
    internal abstract string SchemaText { get; }

    internal abstract JsonConverter CreateConverter();

    internal abstract JsonTypeInfo CreateTypeInfo(JsonSerializerOptions options);
}
