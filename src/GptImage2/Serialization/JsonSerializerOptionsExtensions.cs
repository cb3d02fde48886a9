using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GptImage2.Serialization;

namespace GptImage2;

/// <summary>Lets System.Text.Json read and write contracts.</summary>
public static class JsonSerializerOptionsExtensions
{
    /// <summary>
    /// Reads and writes every type with the <see cref="JsonContractAttribute"/> by its contract, alone and inside of other
    /// types. A second call changes nothing.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Reading checks all of the contract. A text that breaks it ends in a <see cref="JsonException"/> whose
    /// <see cref="Exception.InnerException"/> is the <see cref="ContractViolationException"/> with all violations.
    /// </para>
    /// <para>
    /// Call it after all resolvers were added: one that is inserted before contracts and that lists a union replaces its
    /// contract. It works without reflection and with NativeAOT. Contracts need not be listed in a
    /// <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>; the types around them do.
    /// </para>
    /// </remarks>
    /// <param name="options">The options.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="InvalidOperationException">The options were used already and cannot be changed any more.</exception>
    public static JsonSerializerOptions AddContracts(this JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Converters.Any(static converter => converter is ContractJsonConverterFactory))
            options.Converters.Add(new ContractJsonConverterFactory());

        // Options without a resolver use reflection; they must not lose it to the resolver that is added here.
        if (options.TypeInfoResolver is null && JsonSerializer.IsReflectionEnabledByDefault)
            options.TypeInfoResolver = Reflection();
        if (options.TypeInfoResolverChain is not [ContractTypeInfoResolver, ..])
            options.TypeInfoResolverChain.Insert(0, ContractTypeInfoResolver.Instance);
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "It is called only where reflection is enabled.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "It is called only where reflection is enabled.")]
    private static DefaultJsonTypeInfoResolver Reflection() => new();
}
