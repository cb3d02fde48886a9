using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// Parses a valid regular expression of .NET, and notes what ECMA-262 does not support with the flag <c>u</c>, which JSON
/// Schema requires.
/// </summary>
internal sealed partial class PatternParser
{
    private const string Syntax = @"^$\.*+?()[]{}|/";

    private static readonly Regex Counts = new(@"\G\{(?<least>[0-9]+)(?<more>,(?<most>[0-9]*))?\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly string _text;
    private readonly int _groups;
    private readonly List<EcmaProblem> _problems = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;

    private PatternParser(Regex regex)
    {
        _text = regex.ToString();
        _groups = regex.GetGroupNumbers().Length - 1;
    }

    /// <summary>Whether options inside of the pattern change the meaning of the rest.</summary>
    private bool HasOptions { get; set; }

    /// <returns>The pattern; opaque if its options change its meaning.</returns>
    public static PatternNode Parse(Regex regex, out IReadOnlyList<EcmaProblem> problems)
    {
        var parser = new PatternParser(regex);
        PatternNode node = parser.Choice();
        problems = parser._problems;
        return parser.HasOptions ? new OpaqueNode(parser._text) : node;
    }

    private bool IsAt(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    // Options may end the parsing early, with parentheses still open.
    private void Problem(int start, string alternative) => _problems.Add(new EcmaProblem(new TextRange(start, Math.Min(_at, _text.Length) - start), alternative));

    private PatternNode Choice()
    {
        var ways = new List<PatternNode>();
        do
        {
            ways.Add(Sequence());
        }
        while (_at < _text.Length && _text[_at] == '|' && _at++ >= 0);
        return PatternReduction.Choice(ways);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            int start = _at;
            if (Atom(out bool isRepeatable) is not { } atom)
                continue;
            parts.Add(Quantified(atom, start, isRepeatable));
        }

        return PatternReduction.Sequence(parts);
    }

    private PatternNode Quantified(PatternNode atom, int start, bool isRepeatable)
    {
        int begin = _at;
        if (!Quantifier(out int least, out int? most))
            return atom;
        bool isLazy = _at < _text.Length && _text[_at] == '?';
        if (isLazy)
            _at++;
        if (!isRepeatable)
            Problem(begin, "what matches no character cannot be repeated: leave the quantifier out, or put a (?:…) around it");
        return PatternReduction.Loop(atom, least, most, isLazy, new TextRange(start, _at - start));
    }

    private bool Quantifier(out int least, out int? most)
    {
        (least, most) = (0, null);
        if (_at >= _text.Length)
            return false;
        switch (_text[_at])
        {
            case '*':
                break;
            case '+':
                least = 1;
                break;
            case '?':
                most = 1;
                break;
            case '{' when Counts.Match(_text, _at) is { Success: true } counts:
                _at += counts.Length;
                least = Number(counts.Groups["least"].Value) ?? int.MaxValue;
                most = counts.Groups["more"].Success ? Number(counts.Groups["most"].Value) : least;
                return true;
            default:
                return false;
        }

        _at++;
        return true;
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int number) ? number : null;

    /// <returns>Null for what matches nothing: a comment or options.</returns>
    private PatternNode? Atom(out bool isRepeatable)
    {
        int start = _at;
        char c = _text[_at++];
        isRepeatable = true;
        switch (c)
        {
            case '(':
                return Group(start, out isRepeatable);
            case '[':
                Class(start);
                return new CharacterNode(_text.Substring(start, _at - start));
            case '\\':
                return Escape(start, out isRepeatable);
            case '.':
                return new CharacterNode(".");
            case '^' or '$':
                isRepeatable = false;
                return new AnchorNode(c.ToString(), IsStart: c == '^', IsEnd: c == '$');
            case '{' or '}' or ']':
                Problem(start, $"a bracket alone is written '\\{c}'");
                return new CharacterNode("\\" + c);
            default:
                return new CharacterNode(Regex.Escape(c.ToString()));
        }
    }
}
