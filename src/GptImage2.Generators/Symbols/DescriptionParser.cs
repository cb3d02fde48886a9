using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds the descriptions of types, members and enum members: from <c>[Description]</c>, otherwise from their doc
/// comments.
/// </summary>
internal static class DescriptionParser
{
    /// <param name="symbol">The symbol.</param>
    /// <param name="home">The project of the generated code: comments of other projects are not read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static string? Parse(ISymbol symbol, IAssemblySymbol home, CancellationToken cancellationToken) =>
        Attribute(symbol)
        ?? (symbol.IsForeign(home) ? null : DocumentationParser.Summary(symbol, cancellationToken) ?? Inherited(symbol, home, cancellationToken));

    /// <summary>The description of a property, or of the constructor parameter that sets it.</summary>
    public static string? Parse(ISymbol property, IParameterSymbol? parameter, IAssemblySymbol home, CancellationToken cancellationToken)
    {
        if (Attribute(property, parameter) is { } description)
            return description;
        if (property.IsForeign(home))
            return null;

        // The doc comment of a positional property is a param of its record.
        bool positional = parameter is not null && IsPositional(property, cancellationToken);
        if (positional && DocumentationParser.Parameter(property.ContainingType, parameter!.Name, cancellationToken) is { } text)
            return text;
        return positional ? null : DocumentationParser.Summary(property, cancellationToken);
    }

    // <inheritdoc/> on a type.
    private static string? Inherited(ISymbol symbol, IAssemblySymbol home, CancellationToken cancellationToken) =>
        symbol is INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } @base } && DocumentationParser.Inherits(symbol, cancellationToken)
            ? Parse(@base, home, cancellationToken)
            : null;

    /// <summary>The text of <c>[Description]</c> on a property, or on the parameter that sets it.</summary>
    public static string? Attribute(ISymbol property, IParameterSymbol? parameter) =>
        Attribute(property) ?? (parameter is null ? null : Attribute(parameter));

    /// <summary>Whether a property is declared as a parameter of its record.</summary>
    public static bool IsPositional(ISymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax)
                return true;
        }

        return false;
    }

    /// <summary>The text of <c>[Description]</c>.</summary>
    public static string? Attribute(ISymbol symbol)
    {
        AttributeData? attribute = symbol.FindAttribute("System.ComponentModel", "DescriptionAttribute");
        return attribute is { ConstructorArguments: [{ Value: string { Length: > 0 } text }] }
            ? text.Replace("\r\n", "\n")
            : null;
    }
}
