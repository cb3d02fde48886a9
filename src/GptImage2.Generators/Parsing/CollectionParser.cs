using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Recognises collections.</summary>
internal static class CollectionParser
{
    private const string Generic = "System.Collections.Generic";
    private const string Immutable = "System.Collections.Immutable";
    private const string Frozen = "System.Collections.Frozen";

    public static ListKind? List(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType switch
    {
        SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_ICollection_T
            or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T => ListKind.List,
        _ => type.Name switch
        {
            "List" when type.Is(Generic, "List") => ListKind.List,
            "HashSet" or "ISet" or "IReadOnlySet" when type.Is(Generic, type.Name) => ListKind.Set,
            "FrozenSet" when type.Is(Frozen, "FrozenSet") => ListKind.FrozenSet,
            "ImmutableArray" when type.Is(Immutable, "ImmutableArray") => ListKind.ImmutableArray,
            "ImmutableList" or "IImmutableList" when type.Is(Immutable, type.Name) => ListKind.ImmutableList,
            _ => null,
        },
    };

    public static DictionaryKind? Dictionary(INamedTypeSymbol type) => type.Name switch
    {
        "Dictionary" or "IDictionary" or "IReadOnlyDictionary" when type.Is(Generic, type.Name) => DictionaryKind.Dictionary,
        "ImmutableDictionary" or "IImmutableDictionary" when type.Is(Immutable, type.Name) => DictionaryKind.ImmutableDictionary,
        "FrozenDictionary" when type.Is(Frozen, type.Name) => DictionaryKind.FrozenDictionary,
        _ => null,
    };
}
