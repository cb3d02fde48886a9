using System.Globalization;

namespace GptImage2.Emulator.Samples;

/// <summary>Reads the common part of the regular expression language into what text is made from.</summary>
/// <exception cref="SampleException">The expression uses what this parser does not know.</exception>
internal sealed class SamplePatternParser(string pattern, SampleBudget budget)
{
    private const int MaxDepth = 100;

    private static readonly SamplePatternNode Nothing = new SamplePatternNode.Sequence([]);
    private int _at;
    private int _depth;

    private bool AtEnd => _at >= pattern.Length;

    public SamplePatternNode Parse() => ReadChoice();

    private SamplePatternNode ReadChoice()
    {
        var options = new List<SamplePatternNode> { ReadSequence() };
        while (Take('|'))
            options.Add(ReadSequence());

        return options.Count == 1 ? options[0] : new SamplePatternNode.Choice(options);
    }

    private SamplePatternNode.Sequence ReadSequence()
    {
        var parts = new List<SamplePatternNode>();
        while (!AtEnd && pattern[_at] is not ('|' or ')'))
            parts.Add(ReadRepeat(ReadAtom()));

        return new SamplePatternNode.Sequence(parts);
    }

    private SamplePatternNode ReadRepeat(SamplePatternNode atom)
    {
        if (AtEnd)
            return atom;

        SamplePatternNode.Repeat? repeat = pattern[_at] switch
        {
            '*' => new SamplePatternNode.Repeat(atom, 0, null),
            '+' => new SamplePatternNode.Repeat(atom, 1, null),
            '?' => new SamplePatternNode.Repeat(atom, 0, 1),
            _ => null,
        };
        if (repeat is not null)
            _at++;
        else if (pattern[_at] is not '{' || (repeat = ReadBraces(atom)) is null)
            return atom;

        // Lazy quantifiers match the same texts as greedy ones.
        Take('?');
        return repeat;
    }

    private SamplePatternNode.Repeat? ReadBraces(SamplePatternNode atom)
    {
        int end = pattern.IndexOf('}', _at);
        string[] bounds = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
        if (bounds.Length is 0 or > 2 || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out int min))
            return null;

        int? max = bounds switch
        {
            [_] => min,
            [_, ""] => null,
            _ => int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : min,
        };
        _at = end + 1;
        return new SamplePatternNode.Repeat(atom, min, max);
    }

    private SamplePatternNode ReadAtom()
    {
        char c = pattern[_at++];
        return c switch
        {
            '^' or '$' => Nothing,
            '.' => new SamplePatternNode.Chars(CharSets.Any),
            '(' => ReadGroup(),
            '[' => new SamplePatternNode.Chars(ReadClass()),
            '\\' => ReadEscape(),
            _ => new SamplePatternNode.Chars(c.ToString()),
        };
    }

    private SamplePatternNode ReadGroup()
    {
        if (++_depth > MaxDepth)
            throw new SampleException($"it has a pattern with more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} groups in each other.", isLimit: true);

        bool silent = false;
        if (Take('?'))
        {
            ReadOnlySpan<char> rest = pattern.AsSpan(_at);
            silent = rest is ['=' or '!', ..] or ['<', '=' or '!', ..];
            bool named = !silent && rest is ['<' or '\'' or 'P', ..];
            if (!silent && !named && pattern[_at] is not (':' or '>'))
                throw new SampleException($"the pattern {pattern} uses inline options, which samples are not made for.");

            _at = named ? pattern.IndexOfAny(['>', '\''], _at + 1) + 1 : _at + (pattern[_at] is '<' ? 2 : 1);
        }

        SamplePatternNode inner = ReadChoice();
        Take(')');
        _depth--;
        return silent ? Nothing : inner;
    }

    private SamplePatternNode ReadEscape()
    {
        char c = pattern[_at++];
        if (c is 'b' or 'B' or 'A' or 'z' or 'Z' or 'G')
            return Nothing;

        if (c is (>= '1' and <= '9') or 'k')
            throw new SampleException($"the pattern {pattern} refers back to a group, which samples are not made for.");

        return new SamplePatternNode.Chars(CharSets.OfEscape(c, pattern, ref _at));
    }

    private string ReadClass()
    {
        bool negated = Take('^');
        var allowed = new HashSet<char>();
        bool first = true;
        while (!AtEnd && (first || pattern[_at] is not ']'))
        {
            first = false;
            string from = ReadClassItem();
            if (from.Length == 1 && _at + 1 < pattern.Length && pattern[_at] is '-' && pattern[_at + 1] is not (']' or '['))
            {
                _at++;
                string to = ReadClassItem();
                budget.TakeSteps(Math.Max(1, to[0] - from[0]));
                for (int x = from[0]; x <= to[0]; x++)
                    allowed.Add((char)x);
            }
            else
            {
                allowed.UnionWith(from);
            }
        }

        Take(']');
        return negated ? CharSets.Except(allowed) : CharSets.Prefer(allowed);
    }

    private string ReadClassItem()
    {
        char c = pattern[_at++];
        return c is '\\' ? CharSets.OfEscape(pattern[_at++], pattern, ref _at, inClass: true) : c.ToString();
    }

    private bool Take(char c)
    {
        if (AtEnd || pattern[_at] != c)
            return false;

        _at++;
        return true;
    }
}
