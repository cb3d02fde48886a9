using System.Text;
using System.Text.RegularExpressions;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>The names of an enum, or the constants that are allowed at a place, by the ways in which a reply may write them.</summary>
internal sealed class EnumNameIndex
{
    private static readonly Regex Qualified = new(
        @"\A(?<type>[A-Za-z_][A-Za-z0-9_]*)(\.|::)(?<name>[^.:\s]+)\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // A name with a remark after it.
    private const int LongestRemark = 1000;

    private readonly IReadOnlyList<string> _names;
    private readonly SpellingIndex _spellings;

    // Null for a description that several names share.
    private readonly Dictionary<string, string?> _described = new(StringComparer.Ordinal);

    private readonly int _most;

    public EnumNameIndex(SchemaNode node)
    {
        _most = 4 * node.Texts.Select(static name => name.Length).DefaultIfEmpty().Max() + 256;
        _names = node.Texts;
        _spellings = new SpellingIndex(node.Texts);
        foreach ((string name, string meaning) in node.Meanings)
        {
            _most = Math.Max(_most, 4 * (name.Length + meaning.Length) + 64);
            if (!_described.TryAdd(Words(name + meaning), name))
                _described[Words(name + meaning)] = null;
        }
    }

    /// <summary>The name that a text means for certain: spelled differently, with its type before it, or with its description after it as the prompt has it.</summary>
    public string? Match(string text)
    {
        if (_spellings.Match(text) is { } name)
            return name;
        // What is many times as long as any name or description means none of them.
        if (text.Length > _most)
            return null;
        if (text.AsSpan().IndexOfAny('.', ':') >= 0 && Qualified.Match(text) is { Success: true } qualified && !IsNegation(qualified.Groups["type"].Value))
            return _spellings.Match(qualified.Groups["name"].Value);
        return _described.Count == 0 ? null : _described.GetValueOrDefault(Words(text));
    }

    /// <summary>The name before a colon; null when the words after it have another one.</summary>
    public string? MatchBeforeColon(string text)
    {
        int colon = text.Length > LongestRemark ? -1 : text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || _spellings.Match(text.AsSpan(0, colon)) is not { } name)
            return null;
        string rest = Words(text[(colon + 1)..]);
        return _names.Any(other => other != name && rest.Contains(Words(other), StringComparison.Ordinal)) ? null : name;
    }

    private static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (Rune rune in Spelling.FoldLoosely(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                words.Append(rune);
        }

        return words.ToString();
    }

    private static bool IsNegation(string word) => word.ToUpperInvariant() is "NO" or "NOT" or "NON" or "NEVER";
}
