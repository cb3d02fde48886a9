namespace GptImage2.Generators.Model;

internal enum DictionaryKind
{
    /// <summary>A dictionary, or an interface that it implements.</summary>
    Dictionary,

    /// <summary>A dictionary in the order of its keys.</summary>
    SortedDictionary,

    /// <summary>A dictionary in the order in which its entries were added.</summary>
    OrderedDictionary,

    /// <summary>A dictionary that cannot be changed.</summary>
    ReadOnlyDictionary,

    ImmutableDictionary,

    ImmutableSortedDictionary,

    FrozenDictionary,
}
