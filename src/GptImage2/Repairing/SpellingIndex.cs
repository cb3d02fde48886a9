namespace GptImage2.Repairing;

/// <summary>Names by their spelling, so that a match is found without comparing each name.</summary>
internal sealed class SpellingIndex
{
    // Null for a spelling that several names share.
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _looseNames = new(StringComparer.Ordinal);

    public SpellingIndex(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            Add(_names, Spelling.Fold(name), name);
            Add(_looseNames, Spelling.FoldLoosely(name), name);
        }
    }

    /// <summary>
    /// The only name with the spelling of a text; null when there is none, or more than one. Accents, and marks around the
    /// text, count only when no name is equal with them.
    /// </summary>
    public string? Match(string text)
    {
        string folded = Spelling.Fold(text);
        if (folded.Length > 0 && _names.TryGetValue(folded, out string? name))
            return name;
        string loose = Spelling.FoldLoosely(text);
        return loose.Length > 0 ? _looseNames.GetValueOrDefault(loose) : null;
    }

    private static void Add(Dictionary<string, string?> names, string spelling, string name)
    {
        if (!names.TryAdd(spelling, name))
            names[spelling] = null;
    }
}
