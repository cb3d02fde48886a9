using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds the description of a member: its own, otherwise that of a property that it overrides, or of a parameter of a base type.
/// </summary>
internal static class MemberDescription
{
    public static string? Parse(INamedTypeSymbol type, ISymbol property, IParameterSymbol? parameter, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        // The parameter of a derived record is nearer than the property of its base.
        if (parameter is not null && !SymbolEqualityComparer.Default.Equals(property.ContainingType, type)
            && (DescriptionParser.Attribute((ISymbol)parameter) ?? Documentation(home, parameter, cancellationToken)) is { } nearest)
        {
            return nearest;
        }

        if (DescriptionParser.Parse(property, parameter, home, cancellationToken) is { } own)
            return own;
        foreach (ISymbol inherited in InheritedMembers.Of(type, property))
        {
            if ((DescriptionParser.Attribute(inherited) ?? Documentation(home, inherited, cancellationToken)) is { } description)
                return description;
        }

        return property is IPropertySymbol implementation && DocumentationParser.Inherits(property, cancellationToken)
            ? OfInterface(implementation, home, cancellationToken)
            : null;
    }

    // Editors see the comments of another project, but builds do not.
    private static string? Documentation(IAssemblySymbol home, ISymbol inherited, CancellationToken cancellationToken) => inherited switch
    {
        _ when inherited.IsForeign(home) => null,
        IParameterSymbol parameter => OfParameter(parameter, cancellationToken),
        IPropertySymbol property when DescriptionParser.IsPositional(property, cancellationToken) => DocumentationParser.Parameter(property.ContainingType, property.Name, cancellationToken),
        _ => DocumentationParser.Summary(inherited, cancellationToken),
    };

    private static string? OfParameter(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.ContainingSymbol is IMethodSymbol constructor && ConstructorParser.IsPrimary(constructor, cancellationToken)
            ? DocumentationParser.Parameter(constructor.ContainingType, parameter.Name, cancellationToken)
            : null;

    private static string? OfInterface(IPropertySymbol property, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        foreach (INamedTypeSymbol implemented in property.ContainingType.AllInterfaces)
        {
            foreach (ISymbol member in implemented.GetMembers(property.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(member), property)
                    && (DescriptionParser.Attribute(member) ?? Documentation(home, member, cancellationToken)) is { } description)
                {
                    return description;
                }
            }
        }

        return null;
    }
}
