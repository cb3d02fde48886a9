using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Collects the attributes that constrain a member: its own, those of the constructor parameter that it takes its value
/// from, and those of the properties that it overrides and of the parameters of base types.
/// </summary>
internal static class MemberAttributes
{
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type, ISymbol property, IParameterSymbol? parameter)
    {
        // Most members have no other attributes than those of the property.
        bool isAlone = property.Overridden() is null && SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
        if (isAlone && parameter?.GetAttributes().IsEmpty != false)
            return property.GetAttributes();

        var attributes = new List<AttributeData>(property.GetAttributes());
        foreach (AttributeData attribute in parameter?.GetAttributes() ?? [])
        {
            if (!property.Repeats(attribute))
                attributes.Add(attribute);
        }

        // The nearest comes first: of attributes that cannot stand twice, it takes the place of those further up.
        foreach (ISymbol inherited in InheritedMembers.Of(type, property))
            Inherit(inherited, attributes);
        return attributes;
    }

    private static void Inherit(ISymbol symbol, List<AttributeData> attributes)
    {
        int own = attributes.Count;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            var use = AttributeUse.Of(type);
            bool isHidden = false;
            for (int i = 0; i < own && !isHidden; i++)
            {
                isHidden = SymbolEqualityComparer.Default.Equals(attributes[i].AttributeClass, type)
                    && (!use.AllowsMultiple || attributes[i].Says(attribute));
            }

            if (use.IsInherited && !isHidden)
                attributes.Add(attribute);
        }
    }

    private static bool Says(this AttributeData attribute, AttributeData other) =>
        attribute.ConstructorArguments.SequenceEqual(other.ConstructorArguments) && attribute.NamedArguments.SequenceEqual(other.NamedArguments);
}
