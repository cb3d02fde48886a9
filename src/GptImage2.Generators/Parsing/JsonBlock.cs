using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds JSON, and types in its notation, in a template: text in which every brace should have been written twice.
/// </summary>
internal static class JsonBlock
{
    private const string Key = """(?>"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[A-Za-z_$][\w$\-]*)\??""";

    /// <summary>The name of a member in quotes. A placeholder never begins like this.</summary>
    private static readonly Regex Quoted = Of("""\G\{\s*(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')\s*:""");

    /// <summary>A name without quotes, and a value. A format begins right after the colon.</summary>
    private static readonly Regex Bare = Of("""\G\{\s*[A-Za-z_$][\w$\-]*\??\s*:\s+""");

    /// <summary>What follows only in an object: an object, a list, the name of a type, or a second member.</summary>
    private static readonly Regex Value = Of($$"""\G(?:[\{\[]|(?:string|number|integer|boolean|bool|true|false|null|"[^"\r\n]*")(?:\[\])?\s*[,;\}\r\n|]|[^\{\}\r\n]*?[,;]\s*{{Key}}\s*:\s)""");

    private static readonly Regex Between = Of("""\G[\s,]+(?=\{)""");

    private static readonly Regex Placeholder = Of("""\G\{\s*(?<name>[A-Za-z_]\w*)\s*(?::[^\s{}"][^{}"]*)?\}""");

    /// <summary>The characters of the block that begins with a brace, and of the blocks that follow it in a list.</summary>
    /// <param name="template">The template.</param>
    /// <param name="start">The position of the brace.</param>
    /// <returns>Null if the brace begins no such block.</returns>
    public static TextRange? At(string template, int start)
    {
        int end = End(template, start);
        if (end < 0)
            return null;
        while (Between.Match(template, end) is { Success: true } between && End(template, between.Index + between.Length) is > 0 and int next)
            end = next;
        return new TextRange(start, end - start);
    }

    /// <summary>The braces of a block, without those of placeholders in it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="block">The block.</param>
    /// <param name="names">The names that a placeholder can have.</param>
    public static IEnumerable<int> Braces(string template, TextRange block, ICollection<string> names)
    {
        for (int i = block.Start; i < block.Start + block.Length; i++)
        {
            if (template[i] == '{' && Placeholder.Match(template, i) is { Success: true } placeholder && names.Contains(placeholder.Groups["name"].Value))
                i += placeholder.Length - 1;
            else if (template[i] is '{' or '}')
                yield return i;
        }
    }

    private static int End(string template, int start)
    {
        if (!Quoted.IsMatch(template, start) && !(Bare.Match(template, start) is { Success: true } bare && Value.IsMatch(template, bare.Index + bare.Length)))
            return -1;
        int end = Close(template, start, quotes: true);
        return end < 0 ? Close(template, start, quotes: false) : end;
    }

    /// <summary>The position behind the brace that closes the block.</summary>
    private static int Close(string template, int start, bool quotes)
    {
        int depth = 0;
        bool isQuoted = false;
        for (int i = start; i < template.Length; i++)
        {
            char c = template[i];
            if (c == '\n')
                isQuoted = false;
            else if (isQuoted && c == '\\')
                i++;
            else if (quotes && c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c == '{')
                depth++;
            else if (!isQuoted && c == '}' && --depth == 0)
                return i + 1;
        }

        return -1;
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
