using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>What types, members and enum members mean: by <c>[Description]</c>, else by their doc comments.</summary>
internal static class DescriptionParser
{
    public static string? Parse(ISymbol symbol, CancellationToken cancellationToken) =>
        Attribute(symbol) ?? DocumentationParser.Summary(symbol, cancellationToken);

    /// <summary>A property, and the constructor parameter that it takes its value from.</summary>
    public static string? Parse(IPropertySymbol property, IParameterSymbol? parameter, CancellationToken cancellationToken)
    {
        if (Attribute(property, parameter) is { } description)
            return description;

        // The doc comment of a positional property is a param of its record.
        bool positional = parameter is not null && IsPositional(property, cancellationToken);
        if (positional && DocumentationParser.Parameter(property.ContainingType, parameter!.Name, cancellationToken) is { } text)
            return text;
        return positional ? null : DocumentationParser.Summary(property, cancellationToken);
    }

    /// <summary>What <c>[Description]</c> says of a property, or of the parameter that it takes its value from.</summary>
    public static string? Attribute(IPropertySymbol property, IParameterSymbol? parameter) =>
        Attribute(property) ?? (parameter is null ? null : Attribute(parameter));

    /// <summary>Whether a property is declared as a parameter of its record.</summary>
    public static bool IsPositional(IPropertySymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax)
                return true;
        }

        return false;
    }

    /// <summary>What <c>[Description]</c> says.</summary>
    public static string? Attribute(ISymbol symbol)
    {
        AttributeData? attribute = symbol.FindAttribute("System.ComponentModel", "DescriptionAttribute");
        return attribute is { ConstructorArguments: [{ Value: string { Length: > 0 } text }] }
            ? text.Replace("\r\n", "\n")
            : null;
    }
}
