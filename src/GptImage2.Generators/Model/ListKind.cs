namespace GptImage2.Generators.Model;

internal enum ListKind
{
    /// <summary>A list, or an interface that a list implements.</summary>
    List,

    /// <summary>An array.</summary>
    Array,

    ImmutableArray,

    ImmutableList,

    /// <summary>A hash set, or an interface that it implements. Its items are unique.</summary>
    Set,

    FrozenSet,
}
