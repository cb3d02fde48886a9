using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;

namespace GptImage2.Generators.Parsing;

/// <summary>What braces that name no parameter were probably meant to be.</summary>
/// <param name="Name">The parameter that was probably meant; null if none is similar.</param>
/// <param name="Remark">What to do where they are neither a misspelled name nor text; null otherwise.</param>
internal readonly record struct MeantPlaceholder(string? Name, string? Remark)
{
    private const string Statement = "a template has placeholders, but neither conditions nor loops";

    // Below this length, every name is similar to every other.
    private const int ShortestFragment = 3;

    private static readonly Regex Decorated = Of("""\A[$@%!&*~]*(?<name>[A-Za-z_]\w*)(?:[%!?*]*|\s*,\s*-?[0-9]+)\z""");
    private static readonly Regex Block = Of("""\A(?:[#/^%>!=]|(?:if|else|elif|elseif|endif|unless|each|for|foreach|endfor|end|include)\b)""");
    private static readonly Regex Word = Of("""[A-Za-z_]\w*""");
    private static readonly Regex Path = Of("""\A[A-Za-z_]\w*(?:\??\.[A-Za-z_]\w*|\[[^\]]*\]|\([^)]*\))+\z""");
    private static readonly Regex Head = Of("""\G(?<space>\s*)(?<name>[A-Za-z_]\w*)""");

    /// <summary>Whether nothing else was meant than text in braces.</summary>
    public bool IsText => Name is null && Remark is null;

    /// <param name="name">The name in the braces.</param>
    /// <param name="before">The character before the braces; a space at the beginning.</param>
    /// <param name="names">The names that a placeholder can have.</param>
    public static MeantPlaceholder Of(string name, char before, IReadOnlyList<string> names)
    {
        if (Decorated.Match(name) is { Success: true } decorated && names.Contains(decorated.Groups["name"].Value))
            return new MeantPlaceholder(decorated.Groups["name"].Value, null);
        if (Block.IsMatch(name))
            return new MeantPlaceholder(null, Statement);
        if (Path.IsMatch(name) || Word.Matches(name).Cast<Match>().Any(word => names.Contains(word.Value)))
            return new MeantPlaceholder(null, $"a placeholder is the name of a parameter: pass the value of '{name}' as a parameter");

        // A number after a letter or a bracket is how often a pattern repeats it.
        if (int.TryParse(name, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int position) && !char.IsLetterOrDigit(before) && before is not (']' or ')' or '.' or '\\'))
            return new MeantPlaceholder(position < names.Count ? names[position] : null, null);
        return new MeantPlaceholder(Suggestion.For(name, names), null);
    }

    /// <summary>The parameter that was meant by a lone brace; null if it is not known, or if the mistake is another one.</summary>
    public static string? Of(TemplateError error, string template, IReadOnlyList<string> names) =>
        error.Range.Length != 1 ? null
        : template[error.Range.Start] == '{' ? Opened(template, error.Range.Start, names)
        : Closed(template, error.Range.Start, names);

    // The parameter that a brace was to begin which is not closed.
    private static string? Opened(string template, int brace, IReadOnlyList<string> names)
    {
        if (Head.Match(template, brace + 1) is not { Success: true } head)
            return null;
        string name = head.Groups["name"].Value;
        if (names.Contains(name))
            return name;
        return name.Length < ShortestFragment || head.Groups["space"].Length > 0 ? null : Suggestion.For(name, names);
    }

    // The parameter that a brace was to end which closes nothing.
    private static string? Closed(string template, int brace, IReadOnlyList<string> names)
    {
        string before = template.Substring(0, brace).TrimEnd('}');
        return names.FirstOrDefault(name => before.EndsWith(name, StringComparison.Ordinal) && (before.Length == name.Length || !IsWord(before[before.Length - name.Length - 1])));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static Regex Of(string pattern) => new(pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
