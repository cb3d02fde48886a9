using System.Text;

namespace GptImage2.Generators.Parsing;

/// <summary>A run of text or a placeholder of a template.</summary>
/// <param name="Text">The text, or the name in the braces.</param>
/// <param name="IsPlaceholder">Which of the two.</param>
/// <param name="Format">What stands behind the colon; null where none does.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder, string? Format);

/// <summary>Splits <c>text {name} text {name:format}</c>; braces that stand twice are braces.</summary>
internal static class TemplateParser
{
    /// <param name="template">The template.</param>
    /// <param name="error">What is malformed, and at which character, counted from 1; null where nothing is.</param>
    public static List<TemplatePart> Parse(string template, out string? error)
    {
        error = null;
        var parts = new List<TemplatePart>();
        var text = new StringBuilder();

        // The prompt must not change with the line ends of a checkout.
        template = template.Replace("\r\n", "\n").Replace('\r', '\n');
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
                error = $"the '}}' at character {i + 1} closes nothing; a brace itself is written twice";
                return parts;
            }
            else if (c == '{')
            {
                int end = template.IndexOfAny(['{', '}'], i + 1);
                if (end < 0 || template[end] == '{')
                {
                    error = $"the '{{' at character {i + 1} is not closed; a brace itself is written twice";
                    return parts;
                }

                string content = template.Substring(i + 1, end - i - 1);
                int colon = content.IndexOf(':');
                string name = (colon < 0 ? content : content.Substring(0, colon)).Trim();
                if (name.Length == 0)
                {
                    error = $"the braces at character {i + 1} name no parameter; a brace itself is written twice";
                    return parts;
                }

                if (text.Length > 0)
                    parts.Add(new TemplatePart(text.ToString(), IsPlaceholder: false, null));
                text.Clear();
                parts.Add(new TemplatePart(name, IsPlaceholder: true, colon < 0 ? null : content.Substring(colon + 1)));
                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        if (text.Length > 0)
            parts.Add(new TemplatePart(text.ToString(), IsPlaceholder: false, null));
        return parts;
    }
}
