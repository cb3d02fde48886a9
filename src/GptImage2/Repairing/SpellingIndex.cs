namespace GptImage2.Repairing;

/// <summary>Finds names by their spelling, without comparing each of them.</summary>
internal sealed class SpellingIndex
{
    private readonly Dictionary<string, List<string>> _names = new(StringComparer.Ordinal);

    public SpellingIndex(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            string folded = Spelling.Fold(name);
            if (!_names.TryGetValue(folded, out List<string>? alike))
                _names.Add(folded, alike = []);
            alike.Add(name);
        }
    }

    /// <summary>The names that differ from a text just in spelling, in their original order.</summary>
    public IReadOnlyList<string> Alike(string text) => _names.TryGetValue(Spelling.Fold(text), out List<string>? alike) ? alike : [];

    /// <summary>The only name that differs from a text just in spelling; null when there is none, or more than one.</summary>
    public string? Match(string text) => Spelling.Fold(text).Length > 0 && Alike(text) is [var only] ? only : null;
}
