using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GptImage2.AspNetCore.Json;

/// <summary>Finds out whether the JSON of a type has contracts in it.</summary>
internal sealed class ContractBodies(JsonSerializerOptions options)
{
    private readonly ConcurrentDictionary<Type, bool> _known = new();

    public bool Has(Type type) => _known.GetOrAdd(type, root => Has(root, []));

    private bool Has(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || !options.TryGetTypeInfo(type, out JsonTypeInfo? info))
            return false;
        if (ContractTypes.IsContract(info))
            return true;
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => info.ElementType is { } element && Has(element, seen),
            JsonTypeInfoKind.Object => info.Properties.Any(property => Has(property.PropertyType, seen)),
            _ => Nullable.GetUnderlyingType(type) is { } underlying && Has(underlying, seen),
        };
    }
}
