using System.Text;
using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Schema;

/// <summary>Escapes user text in TypeScript comments and names, so that it cannot end them.</summary>
internal static class TypeScriptText
{
    /// <summary>A comment with all remarks; empty if there are none.</summary>
    public static string Comment(IEnumerable<string?> remarks)
    {
        string text = string.Join("; ", remarks.Where(remark => !string.IsNullOrEmpty(remark)));
        return text.Length == 0 ? "" : "/*" + text + "*/";
    }

    /// <summary>A description on one line, without the period at its end.</summary>
    public static string? Remark(string? description)
    {
        if (description is null)
            return null;
        var remark = new StringBuilder(description.Length);
        foreach (char c in description)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (remark.Length > 0 && remark[remark.Length - 1] != ' ')
                    remark.Append(' ');
            }
            else if (!JsonStringLiteral.IsInvisible(c))
            {
                remark.Append(c);
            }
        }

        string text = remark.ToString().TrimEnd();
        if (text.EndsWith(".", StringComparison.Ordinal) && !text.EndsWith("..", StringComparison.Ordinal))
            text = text.Substring(0, text.Length - 1);
        return (text.StartsWith("/", StringComparison.Ordinal) ? " " : "") + text.Replace("*/", "* /");
    }

    /// <summary>
    /// A regular expression in a comment: characters that would end the comment or the line are escaped.
    /// </summary>
    public static string Pattern(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '/' && i > 0 && pattern[i - 1] == '*')
                text.Append("\\/");
            else if (char.IsControl(c) || JsonStringLiteral.IsInvisible(c))
                text.Append("\\u").Append(c.Hex());
            else
                text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>A string in a comment.</summary>
    public static string QuoteInComment(string text) => JsonStringLiteral.Quote(text).Replace("*/", "*\\/");

    /// <summary>The name of a member, in quotes only if necessary.</summary>
    public static string Name(string name)
    {
        bool plain = name.Length > 0 && !char.IsDigit(name[0]);
        foreach (char c in name)
            plain = plain && (char.IsLetterOrDigit(c) || c is '_' or '$');
        return plain ? name : JsonStringLiteral.Quote(name);
    }
}
