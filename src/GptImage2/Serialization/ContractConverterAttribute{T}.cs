using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GptImage2.Serialization;

namespace GptImage2.Generated;

/// <summary>Leads from the type of a contract to its reader and writer, for System.Text.Json.</summary>
/// <typeparam name="T">The contract that has the attribute.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractConverterAttribute<T> : ContractConverterAttribute
    where T : IJsonContract<T>
{
    internal override JsonConverter CreateConverter() => new ContractJsonConverter<T>();

    internal override JsonTypeInfo CreateTypeInfo(JsonSerializerOptions options)
    {
        JsonTypeInfo<T> info = JsonMetadataServices.CreateValueInfo<T>(options, new ContractJsonConverter<T>());

        // The contract writes the discriminator itself. With these options System.Text.Json refuses the converter of a union.
        info.PolymorphismOptions = null;
        return info;
    }
}
