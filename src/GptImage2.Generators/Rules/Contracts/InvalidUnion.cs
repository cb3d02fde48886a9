using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3012: the derived types of a union cannot be distinguished, or cannot be read.</summary>
internal static class InvalidUnion
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3012",
        "The union is not valid",
        "Union '{0}' cannot be read: {1}");

    /// <param name="type">The union.</param>
    /// <param name="attribute">The attribute that names the derived type.</param>
    /// <param name="derived">The derived type.</param>
    /// <param name="text">Its discriminator; null if it has none.</param>
    /// <param name="seen">The discriminators before it.</param>
    /// <param name="types">The derived types before it.</param>
    /// <param name="sink">Where it is reported.</param>
    /// <returns>Whether the derived type can be read.</returns>
    public static bool CheckDerived(INamedTypeSymbol type, AttributeData attribute, INamedTypeSymbol derived, string? text, HashSet<string> seen, List<INamedTypeSymbol> types, DiagnosticSink sink)
    {
        if (Problem(type, derived, text, seen, types) is not { } problem)
            return true;
        sink.Report(Descriptor, type, attribute, type.Display(), problem);
        return false;
    }

    /// <param name="type">A type that is declared by the keyword <c>union</c>.</param>
    /// <param name="case">One of its types.</param>
    /// <param name="isRepeated">Whether another of its types has the same name.</param>
    /// <param name="sink">Where it is reported.</param>
    /// <returns>Whether the type can be read.</returns>
    public static bool CheckCase(INamedTypeSymbol type, ITypeSymbol @case, bool isRepeated, DiagnosticSink sink)
    {
        string? problem = isRepeated ? $"two of its types are named '{@case.Name}', and the name tells them apart"
            : @case is not INamedTypeSymbol named || !named.IsContract() ? $"'{@case.Name}' is not a contract: annotate it with [JsonContract] and declare it partial"
            : named.IsGenericType ? $"'{@case.Name}' is generic: derive a record with [JsonContract] from it"
            : named.IsUnion() ? $"'{@case.Name}' is a union itself: list its derived types here"
            : null;
        if (problem is null)
            return true;
        sink.Report(Descriptor, type, type.Display(), problem);
        return false;
    }

    public static void ReportEmpty(INamedTypeSymbol type, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, type.Display(), "it has no [JsonDerivedType] that could be read");

    public static void ReportMixedDiscriminators(INamedTypeSymbol type, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, type.Display(), "some of its discriminators are text and some are numbers");

    public static void ReportMember(INamedTypeSymbol type, INamedTypeSymbol union, string jsonName, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, union.Display(), $"'{type.Name}' has a member with the name of its discriminator, \"{jsonName}\"");

    private static string? Problem(INamedTypeSymbol type, INamedTypeSymbol derived, string? text, HashSet<string> seen, List<INamedTypeSymbol> types)
    {
        if (text is null)
            return $"'{derived.Name}' has no discriminator that tells it apart";
        if (seen.Contains(text))
            return $"the discriminator '{text}' is used twice: give each derived type its own";
        if (text.IndexOf('\n') >= 0)
            return "a discriminator is one line";
        if (derived.IsGenericType)
            return $"'{derived.Name}' is generic: derive a record with [JsonContract] from it";
        if (!derived.IsContract())
            return $"'{derived.Name}' is not a contract: annotate it with [JsonContract] and declare it partial";
        if (SymbolEqualityComparer.Default.Equals(derived, type) || derived.IsAbstract)
            return $"'{derived.Name}' cannot be a derived type of the union: derive a sealed record for it";
        if (!DerivesFrom(derived, type))
            return $"'{derived.Name}' does not derive from '{type.Name}': write '{derived.Name} : {type.Name}'";
        if (types.Contains(derived, SymbolEqualityComparer.Default))
            return $"'{derived.Name}' is listed twice, so the writer cannot know its discriminator: remove one of them";
        return derived.IsUnion() ? $"'{derived.Name}' is a union itself: list its derived types here" : null;
    }

    private static bool DerivesFrom(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = derived.BaseType; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, type))
                return true;
        }

        return type.TypeKind == TypeKind.Interface && derived.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
