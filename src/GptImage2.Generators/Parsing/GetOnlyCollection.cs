using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Recognises properties without an accessor that sets them, whose collection is filled instead: <c>List&lt;string&gt; Tags { get; } = [];</c>.</summary>
internal static class GetOnlyCollection
{
    private const string Generic = "System.Collections.Generic";

    public static bool Is(IPropertySymbol property, IMethodSymbol constructor, IAssemblySymbol home, CancellationToken cancellationToken) =>
        property is { SetMethod: null, NullableAnnotation: not NullableAnnotation.Annotated }
        && property.Type is INamedTypeSymbol type
        && (CollectionParser.List(type) is not null || CollectionParser.Dictionary(type) is not null)
        && CanBeFilled(type)
        && PropertyParser.IsAutomatic(property, home)
        && (property.IsForeign(home) || PropertyParser.HasInitializer(property, cancellationToken) || MayBeSetIn(constructor, property, cancellationToken));

    // What a constructor does is not known; without a body it does nothing.
    private static bool MayBeSetIn(IMethodSymbol constructor, IPropertySymbol property, CancellationToken cancellationToken) =>
        !SymbolEqualityComparer.Default.Equals(property.ContainingType, constructor.ContainingType)
        || !(constructor.IsImplicitlyDeclared || ConstructorParser.IsPrimary(constructor, cancellationToken));

    private static bool CanBeFilled(INamedTypeSymbol type) =>
        type.Name is not ("ReadOnlyCollection" or "ReadOnlyDictionary")
        && type.ContainingNamespace.Name is not ("Immutable" or "Frozen")
        && (type.Is(Generic, "Queue") || type.Is(Generic, "Stack") || IsCollection(type) || type.AllInterfaces.Any(IsCollection));

    private static bool IsCollection(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T;
}
