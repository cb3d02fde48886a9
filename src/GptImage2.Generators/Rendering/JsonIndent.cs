using System.Text;

namespace GptImage2.Generators.Rendering;

/// <summary>
/// Breaks minified JSON into lines that people can compare: a short value without objects stays on one line.
/// </summary>
internal static class JsonIndent
{
    private const int Width = 2;
    private const int LongestLine = 100;

    public static string Format(string minified)
    {
        var text = new StringBuilder(minified.Length * 2);
        int i = 0;
        Value(minified, ref i, 0, text);
        return text.ToString();
    }

    private static void Value(string json, ref int i, int depth, StringBuilder text)
    {
        int end = End(json, i);
        if (json[i] is not ('{' or '[') || end - i == 2)
        {
            text.Append(json, i, end - i);
            i = end;
            return;
        }

        bool isObject = json[i] == '{';
        bool isShort = end - i + depth * Width <= LongestLine && json.IndexOf('{', i + 1, end - i - 1) < 0;
        text.Append(json[i++]);
        while (json[i] is not ('}' or ']'))
        {
            if (isShort)
                text.Append(isObject || json[i] is ',' ? " " : "");
            else
                text.Append('\n').Append(' ', (depth + 1) * Width);
            if (isObject)
            {
                int name = End(json, i);
                text.Append(json, i, name - i).Append(": ");
                i = name + 1;
            }

            Value(json, ref i, depth + 1, text);
            if (json[i] == ',')
            {
                text.Append(',');
                i++;
                if (isShort && !isObject)
                    text.Append(' ');
            }
        }

        if (!isShort)
            text.Append('\n').Append(' ', depth * Width);
        else if (isObject)
            text.Append(' ');
        text.Append(json[i++]);
    }

    // The end of the value that begins here.
    private static int End(string json, int i)
    {
        int depth = 0;
        while (true)
        {
            switch (json[i])
            {
                case '"':
                    for (i++; json[i] != '"'; i++)
                        i += json[i] == '\\' ? 1 : 0;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
            }

            i++;
            if (depth == 0 && (json[i - 1] is '"' or '}' or ']' || i == json.Length || json[i] is ',' or '}' or ']' or ':'))
                return i;
        }
    }
}
