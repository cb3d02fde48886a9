using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Recognises collections.</summary>
internal static class CollectionParser
{
    private const string Generic = "System.Collections.Generic";
    private const string Objects = "System.Collections.ObjectModel";
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
            "Queue" or "LinkedList" when type.Is(Generic, type.Name) => ListKind.MadeOfList,
            "Collection" or "ReadOnlyCollection" or "ObservableCollection" when type.Is(Objects, type.Name) => ListKind.MadeOfList,
            "Stack" when type.Is(Generic, "Stack") => ListKind.Stack,
            "HashSet" or "ISet" or "IReadOnlySet" when type.Is(Generic, type.Name) => ListKind.Set,
            "SortedSet" when type.Is(Generic, "SortedSet") => ListKind.SortedSet,
            "FrozenSet" when type.Is(Frozen, "FrozenSet") => ListKind.FrozenSet,
            "ImmutableArray" when type.Is(Immutable, "ImmutableArray") => ListKind.ImmutableArray,
            "ImmutableList" or "IImmutableList" when type.Is(Immutable, type.Name) => ListKind.ImmutableList,
            "ImmutableHashSet" or "IImmutableSet" when type.Is(Immutable, type.Name) => ListKind.ImmutableSet,
            "ImmutableSortedSet" when type.Is(Immutable, type.Name) => ListKind.ImmutableSortedSet,
            "ImmutableQueue" or "IImmutableQueue" when type.Is(Immutable, type.Name) => ListKind.ImmutableQueue,
            "ImmutableStack" or "IImmutableStack" when type.Is(Immutable, type.Name) => ListKind.ImmutableStack,
            _ => null,
        },
    };

    public static DictionaryKind? Dictionary(INamedTypeSymbol type) => type.Name switch
    {
        "Dictionary" or "IDictionary" or "IReadOnlyDictionary" when type.Is(Generic, type.Name) => DictionaryKind.Dictionary,
        "SortedDictionary" or "SortedList" when type.Is(Generic, type.Name) => DictionaryKind.SortedDictionary,
        "OrderedDictionary" when type.Is(Generic, type.Name) => DictionaryKind.OrderedDictionary,
        "ReadOnlyDictionary" when type.Is(Objects, type.Name) => DictionaryKind.ReadOnlyDictionary,
        "ImmutableSortedDictionary" when type.Is(Immutable, type.Name) => DictionaryKind.ImmutableSortedDictionary,
        "ImmutableDictionary" or "IImmutableDictionary" when type.Is(Immutable, type.Name) => DictionaryKind.ImmutableDictionary,
        "FrozenDictionary" when type.Is(Frozen, type.Name) => DictionaryKind.FrozenDictionary,
        _ => null,
    };
}
