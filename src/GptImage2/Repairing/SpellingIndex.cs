namespace GptImage2.Repairing;

/// <summary>Names by how they are spelled, so that one of many is found without comparing it with each.</summary>
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

    /// <summary>The names that are spelled like a text, in their order.</summary>
    public IReadOnlyList<string> Alike(string text) => _names.TryGetValue(Spelling.Fold(text), out List<string>? alike) ? alike : [];

    /// <summary>The one name that is spelled like a text; null if there is none, or more than one.</summary>
    public string? Match(string text) => Spelling.Fold(text).Length > 0 && Alike(text) is [var only] ? only : null;
}
