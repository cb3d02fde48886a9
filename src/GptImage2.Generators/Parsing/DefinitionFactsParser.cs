using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Collects what an assembly does not show about a generic contract: initializers and doc comments. Other projects read its
/// closed forms themselves, and show them in the schemas of contracts of this project.
/// </summary>
internal static class DefinitionFactsParser
{
    /// <returns>Null if the assembly shows everything.</returns>
    public static CompiledFacts? Parse(INamedTypeSymbol definition, CancellationToken cancellationToken)
    {
        if (!CompiledFactsParser.IsVisible(definition))
            return null;
        string? description = DescriptionParser.Attribute(definition) is null ? DescriptionParser.Parse(definition, definition.ContainingAssembly, cancellationToken) : null;
        var entries = new List<string>();
        foreach (ISymbol member in PropertyParser.Parse(definition, new DiagnosticSink(), out _))
        {
            IParameterSymbol? parameter = ConstructorParser.Parameter(definition, member);
            string? text = MemberDescription.Parse(definition, member, parameter, definition.ContainingAssembly, cancellationToken);
            bool isDocumented = text is not null && text != DescriptionParser.Attribute(member, parameter);
            bool hasInitializer = PropertyParser.HasInitializer(member, cancellationToken);
            if (isDocumented || hasInitializer)
                entries.Add(member.Name + (hasInitializer ? "?" : "") + (isDocumented ? ": " + text : ""));
        }

        return entries.Count == 0 && description is null
            ? null
            : new CompiledFacts(description, entries.ToEquatableArray()) { Definition = definition.ConstructUnboundGenericType().QualifiedName() };
    }
}
