using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GptImage2.Generated;

namespace GptImage2;

/// <summary>
/// Lets System.Text.Json read and write every type with the <see cref="JsonContractAttribute"/> by its contract: the names,
/// the formats and the checks are the same as in a reply of the model.
/// </summary>
/// <remarks>
/// Use <see cref="JsonSerializerOptionsExtensions.AddContracts"/> where you have the options. The factory itself is for
/// <c>[JsonSourceGenerationOptions(Converters = [typeof(ContractJsonConverterFactory)])]</c>; a union then still needs
/// options with <see cref="JsonSerializerOptionsExtensions.AddContracts"/>, because System.Text.Json refuses a converter for
/// a type with <see cref="JsonDerivedTypeAttribute"/>.
/// </remarks>
public sealed class ContractJsonConverterFactory : JsonConverterFactory
{
    /// <summary>Whether the type is a contract.</summary>
    /// <param name="typeToConvert">The type.</param>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return Of(typeToConvert) is not null;
    }

    /// <summary>Creates the converter of a contract.</summary>
    /// <param name="typeToConvert">The contract.</param>
    /// <param name="options">The options that use it.</param>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return Of(typeToConvert)?.CreateConverter();
    }

    internal static ContractConverterAttribute? Of(Type type) => type.GetCustomAttribute<ContractConverterAttribute>(inherit: false);
}
