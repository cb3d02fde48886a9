using System.Text.RegularExpressions;

namespace GptImage2.Generators.Rules.Patterns;

/// <content>Everything that begins with a parenthesis.</content>
internal sealed partial class PatternParser
{
    private static readonly Regex Name = new(@"\G\?(?:<(?<angled>[^>=!]*)>|'(?<quoted>[^']*)')", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Options = new(@"\G\?(?<set>[imnsx]*(?:-[imnsx]*)?)(?<end>[:)])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private PatternNode? Group(int start, out bool isRepeatable)
    {
        isRepeatable = true;
        if (IsAt("?#"))
        {
            _at = _text.IndexOf(')', _at) + 1;
            Problem(start, "leave the comment out of the pattern");
            return null;
        }

        if (IsAt("?=") || IsAt("?!"))
            return Look(start, 2, out isRepeatable);
        if (IsAt("?<=") || IsAt("?<!"))
            return Look(start, 3, out isRepeatable);
        if (IsAt("?>"))
        {
            _at += 2;
            Problem(start, "there are no atomic groups: write '(?:'");
            return Opaque(start);
        }

        if (IsAt("?("))
            return Condition(start);
        if (Name.Match(_text, _at) is { Success: true } name)
        {
            _at += name.Length;
            CheckName(start, name.Groups["angled"].Success ? name.Groups["angled"].Value : name.Groups["quoted"].Value, isQuoted: name.Groups["quoted"].Success);
            return new CaptureNode(Rest());
        }

        if (Options.Match(_text, _at) is not { Success: true } options)
            return new CaptureNode(Rest());
        _at += options.Length;
        if (options.Groups["set"].Length == 0)
            return Rest();
        HasOptions = true;
        Problem(start, options.Groups["set"].Value.StartsWith("i", StringComparison.OrdinalIgnoreCase)
            ? "there are no options inside of a pattern: write both cases, as in '[Aa]'"
            : "there are no options inside of a pattern: write it without them");
        if (options.Groups["set"].Value.IndexOfAny(['x', 'X']) >= 0)
        {
            // White space and comments have another meaning from here on, so the rest is not parsed. It is checked
            // after this was fixed.
            _at = _text.Length;
            return null;
        }

        return options.Groups["end"].Value == ":" ? Rest() : null;
    }

    /// <summary>The content and the closing parenthesis.</summary>
    private PatternNode Rest()
    {
        PatternNode inside = Choice();
        _at++;
        return inside;
    }

    private OpaqueNode Opaque(int start)
    {
        Rest();
        return new OpaqueNode(_text.Substring(start, Math.Min(_at, _text.Length) - start));
    }

    private OpaqueNode Look(int start, int length, out bool isRepeatable)
    {
        isRepeatable = false;
        _at += length;
        return Opaque(start);
    }

    // The condition is an expression in parentheses, or the name of a group.
    private OpaqueNode Condition(int start)
    {
        _at++;
        int condition = _at++;
        if (IsAt("?"))
            _at = condition + 1;
        Rest();
        Problem(start, "there are no conditions: write each way out, with '|' between them");
        return Opaque(start);
    }

    private void CheckName(int start, string name, bool isQuoted)
    {
        if (name.IndexOf('-') >= 0)
            Problem(start, "there are no balancing groups: nesting is beyond a pattern, so check it in the constructor of the contract");
        else if (isQuoted)
            Problem(start, $"the name of a group is written '(?<{name}>'");
        else if (name.Length > 0 && char.IsDigit(name[0]))
            Problem(start, "the name of a group begins with a letter: write '(' for a group with a number");
        else if (!_names.Add(name))
            Problem(start, $"two groups are named '{name}': name them apart");
    }
}
