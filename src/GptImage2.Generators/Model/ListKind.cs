namespace GptImage2.Generators.Model;

internal enum ListKind
{
    /// <summary>A list, or an interface that a list implements.</summary>
    List,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A class that is made of a list: a queue, a collection.</summary>
    MadeOfList,

    /// <summary>A stack. Its first item is at the top.</summary>
    Stack,

    ImmutableArray,

    ImmutableList,

    ImmutableQueue,

    /// <summary>An immutable stack. Its first item is at the top.</summary>
    ImmutableStack,

    /// <summary>A hash set, or an interface that it implements. Its items are unique.</summary>
    Set,

    ImmutableSet,

    FrozenSet,

    /// <summary>A set in the order of its items, which can be compared.</summary>
    SortedSet,

    ImmutableSortedSet,
}
