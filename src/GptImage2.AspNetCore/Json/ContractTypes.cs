using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GptImage2.Generated;

namespace GptImage2.AspNetCore.Json;

/// <summary>Recognizes contracts by the attribute that the generator writes, without reflection over their members.</summary>
internal static class ContractTypes
{
    /// <summary>Whether a type is read and written by its contract.</summary>
    public static bool IsContract(JsonTypeInfo type) => Find(type) is not null;

    /// <summary>The schema of a contract as JSON; null for any other type, and for options that do not serve contracts.</summary>
    public static string? SchemaOf(JsonTypeInfo type) => Find(type)?.SchemaText;

    private static ContractConverterAttribute? Find(JsonTypeInfo type) =>
        Serves(type.Options) ? ContractJsonConverterFactory.Of(type.Type) : null;

    private static bool Serves(JsonSerializerOptions options) => options.Converters.Any(static converter => converter is ContractJsonConverterFactory);
}
