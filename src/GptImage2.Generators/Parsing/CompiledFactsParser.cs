using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Collects what an assembly does not show about a contract: initializers, doc comments, and accessors and constructors
/// that are not public. For most contracts there is nothing to collect.
/// </summary>
internal static class CompiledFactsParser
{
    public static CompiledFacts? Parse(INamedTypeSymbol type, ContractShape shape, CancellationToken cancellationToken)
    {
        if (!IsVisible(type))
            return null;

        string? description = DescriptionParser.Attribute(type) is null ? shape.Description : null;
        bool hidden = description is not null;
        var entries = new List<string>();
        var enums = new List<INamedTypeSymbol>();
        List<ISymbol> properties = PropertyParser.Parse(type, new DiagnosticSink(), out _);
        foreach (MemberModel member in shape.Members)
        {
            string name = member.Name.TrimStart('@');
            ISymbol property = properties.Find(candidate => candidate.Name == name);
            IParameterSymbol? parameter = member.Binding == MemberBinding.Constructor ? ConstructorParser.Parameter(type, property) : null;
            bool isDocumented = member.Description is not null && member.Description != DescriptionParser.Attribute(property, parameter);
            bool hasInitializer = member is { Required: false, Value.Nullable: false, Binding: not MemberBinding.Constructor };
            bool hasHiddenSetter = member.Binding != MemberBinding.Constructor && ((property as IPropertySymbol)?.Setter() ?? property).DeclaredAccessibility != Accessibility.Public;
            hidden |= isDocumented || hasInitializer || hasHiddenSetter;
            entries.Add(property.Name + (member.Required ? "" : "?") + (isDocumented ? ": " + member.Description : ""));
            AddEnums(property.MemberType(), enums);
        }

        hidden |= shape.Union is null && !ConstructorParser.IsPlain(type);
        foreach (INamedTypeSymbol @enum in enums.Where(@enum => !@enum.IsForeign(type.ContainingAssembly)))
            hidden |= AddDescriptions(@enum, entries, cancellationToken);
        hidden |= shape.Checks.Texts.Count > 0;
        foreach (string text in shape.Checks.Texts)
            entries.Add($"{CompiledShapeParser.RuleEntry}: {text}");
        return hidden ? new CompiledFacts(description, entries.ToEquatableArray()) : null;
    }

    public static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    private static void AddEnums(ITypeSymbol type, List<INamedTypeSymbol> enums)
    {
        if (type is IArrayTypeSymbol array)
            AddEnums(array.ElementType, enums);
        if (type is not INamedTypeSymbol named)
            return;
        if (named.TypeKind == TypeKind.Enum && !enums.Contains(named, SymbolEqualityComparer.Default))
            enums.Add(named);
        foreach (ITypeSymbol argument in named.TypeArguments)
            AddEnums(argument, enums);
    }

    private static bool AddDescriptions(INamedTypeSymbol type, List<string> entries, CancellationToken cancellationToken)
    {
        int count = entries.Count;
        string name = type.QualifiedName();
        if (DocumentationParser.Summary(type, cancellationToken) is { } summary)
            entries.Add(name + ": " + summary);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol && DocumentationParser.Summary(member, cancellationToken) is { } text)
                entries.Add($"{name}.{member.Name}: {text}");
        }

        return entries.Count > count;
    }
}
