namespace GptImage2.Generators.Model;

internal enum DictionaryKind
{
    /// <summary>A dictionary, or an interface that it implements.</summary>
    Dictionary,

    ImmutableDictionary,

    FrozenDictionary,
}
