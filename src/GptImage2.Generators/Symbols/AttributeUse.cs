using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>What <c>[AttributeUsage]</c> says of an attribute class.</summary>
/// <param name="AllowsMultiple">Whether a symbol may carry it more than once.</param>
/// <param name="IsInherited">Whether overrides and derived types have it too.</param>
/// <param name="Targets">Where it may stand.</param>
internal readonly record struct AttributeUse(bool AllowsMultiple, bool IsInherited, AttributeTargets Targets)
{
    public static AttributeUse Of(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? at = attribute; at is not null; at = at.BaseType)
        {
            if (at.FindAttribute("System", "AttributeUsageAttribute") is { } usage)
            {
                AttributeTargets targets = usage.ConstructorArguments is [{ Value: int valid }, ..] ? (AttributeTargets)valid : AttributeTargets.All;
                return new AttributeUse(Named(usage, "AllowMultiple", otherwise: false), Named(usage, "Inherited", otherwise: true), targets);
            }
        }

        return new AttributeUse(AllowsMultiple: false, IsInherited: true, AttributeTargets.All);
    }

    private static bool Named(AttributeData usage, string name, bool otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in usage.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value is true;
        }

        return otherwise;
    }
}
