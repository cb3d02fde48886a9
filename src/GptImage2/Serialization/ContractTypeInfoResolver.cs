using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GptImage2.Serialization;

/// <summary>Gives System.Text.Json the metadata of contracts. No context has to list them, and unions need no metadata of their own.</summary>
internal sealed class ContractTypeInfoResolver : IJsonTypeInfoResolver
{
    public static ContractTypeInfoResolver Instance { get; } = new();

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => ContractJsonConverterFactory.Of(type)?.CreateTypeInfo(options);
}
