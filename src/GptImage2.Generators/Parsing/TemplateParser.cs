using System.Text;
using GptImage2.Generators.Diagnostics;

namespace GptImage2.Generators.Parsing;

/// <summary>A piece of text or a placeholder of a template.</summary>
/// <param name="Text">The text, or the name in the braces.</param>
/// <param name="IsPlaceholder">Whether it is a placeholder.</param>
/// <param name="Format">What follows the colon; null if there is none.</param>
/// <param name="Range">Its characters in the template, braces included.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder, string? Format, TextRange Range);

/// <summary>A mistake in a template.</summary>
/// <param name="What">The wrong characters.</param>
/// <param name="Range">Their position in the template.</param>
/// <param name="Problem">What is wrong with them.</param>
/// <param name="Advice">What to do, as the end of the sentence.</param>
internal sealed record TemplateError(string What, TextRange Range, string Problem, string Advice);

/// <summary>Splits <c>text {name} text {name:format}</c>; a doubled brace is one brace of the text.</summary>
internal static class TemplateParser
{
    private const string Doubled = "; a brace itself is written twice";

    /// <param name="template">The template, with <c>\n</c> as line end.</param>
    /// <param name="errors">JSON in the template, and the first other mistake; empty if the template is correct.</param>
    public static List<TemplatePart> Parse(string template, out IReadOnlyList<TemplateError> errors)
    {
        var mistakes = new List<TemplateError>();
        errors = mistakes;
        var parts = new List<TemplatePart>();
        var text = new StringBuilder();
        int textStart = 0;
        for (int i = 0; i < template.Length; i++)
        {
            char c = template[i];
            bool doubled = i + 1 < template.Length && template[i + 1] == c;
            if (c is '{' or '}' && doubled)
            {
                text.Append(c);
                i++;
            }
            else if (c == '}')
            {
                mistakes.Add(new TemplateError("the '}'", new TextRange(i, 1), "closes nothing", Doubled));
                return parts;
            }
            else if (c == '{' && JsonBlock.At(template, i) is { } json)
            {
                mistakes.Add(new TemplateError("the text", json, "reads as JSON", ": write its braces twice"));
                i = json.Start + json.Length - 1;
            }
            else if (c == '{')
            {
                int end = template.IndexOfAny(['{', '}'], i + 1);
                if (end < 0 || template[end] == '{')
                {
                    mistakes.Add(new TemplateError("the '{'", new TextRange(i, 1), "is not closed", Doubled));
                    return parts;
                }

                if (text.Length > 0)
                    parts.Add(new TemplatePart(text.ToString(), IsPlaceholder: false, null, new TextRange(textStart, i - textStart)));
                text.Clear();
                textStart = end + 1;
                parts.Add(Placeholder(template.Substring(i + 1, end - i - 1), new TextRange(i, end - i + 1), out TemplateError? error));
                if (error is not null)
                {
                    mistakes.Add(error);
                    return parts;
                }

                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        if (text.Length > 0)
            parts.Add(new TemplatePart(text.ToString(), IsPlaceholder: false, null, new TextRange(textStart, template.Length - textStart)));
        return parts;
    }

    private static TemplatePart Placeholder(string content, TextRange range, out TemplateError? error)
    {
        int colon = content.IndexOf(':');
        string name = (colon < 0 ? content : content.Substring(0, colon)).Trim();
        string? format = colon < 0 ? null : content.Substring(colon + 1);
        error = name.Length == 0 ? new TemplateError("the braces", range, "name no parameter", Doubled)
            : format?.Length == 0 ? new TemplateError("the braces", range, "have a colon, but no format after it", "")
            : null;
        return new TemplatePart(name, IsPlaceholder: true, format, range);
    }
}
