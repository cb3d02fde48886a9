using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>What types, members and enum members mean: by <c>[Description]</c>, else by their doc comments.</summary>
internal static class DescriptionParser
{
    public static string? Parse(ISymbol symbol, CancellationToken cancellationToken) =>
        Attribute(symbol) ?? DocumentationParser.Summary(symbol, cancellationToken);

    /// <summary>A property, and the constructor parameter that it takes its value from.</summary>
    public static string? Parse(IPropertySymbol property, IParameterSymbol? parameter, CancellationToken cancellationToken)
    {
        string? description = Attribute(property) ?? (parameter is null ? null : Attribute(parameter));
        if (description is not null)
            return description;

        // The doc comment of a positional property is a param of its record.
        bool positional = parameter is not null && IsPositional(property, cancellationToken);
        if (positional && DocumentationParser.Parameter(property.ContainingType, parameter!.Name, cancellationToken) is { } text)
            return text;
        return positional ? null : DocumentationParser.Summary(property, cancellationToken);
    }

    private static bool IsPositional(IPropertySymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax)
                return true;
        }

        return false;
    }

    private static string? Attribute(ISymbol symbol)
    {
        AttributeData? attribute = symbol.FindAttribute("System.ComponentModel", "DescriptionAttribute");
        return attribute is { ConstructorArguments: [{ Value: string { Length: > 0 } text }] }
            ? text.Replace("\r\n", "\n")
            : null;
    }
}
