using System.ComponentModel;
using System.Text;
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
    internal override string SchemaText => Encoding.UTF8.GetString(T.Schema);

    internal override JsonConverter CreateConverter() => new ContractJsonConverter<T>();

    internal override JsonTypeInfo CreateTypeInfo(JsonSerializerOptions options)
    {
        JsonTypeInfo<T> info = JsonMetadataServices.CreateValueInfo<T>(options, new ContractJsonConverter<T>());

        // The contract writes the discriminator itself, and System.Text.Json refuses its converter when derived types have one. The union
        // stays as its own only derived type: ASP.NET Core would otherwise write values by their own types, without the discriminator.
        if (info.PolymorphismOptions is { } union)
        {
            union.DerivedTypes.Clear();
            union.DerivedTypes.Add(new JsonDerivedType(typeof(T)));
            union.UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor;
        }

        return info;
    }
}
