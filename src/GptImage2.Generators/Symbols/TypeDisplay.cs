using System.Text;

namespace GptImage2.Generators.Symbols;

/// <summary>Names of types in messages, made from the text that generated code uses.</summary>
internal static class TypeDisplay
{
    /// <summary>A fully qualified type without its namespaces: <c>Page&lt;Receipt&gt;</c>.</summary>
    public static string Short(string qualified)
    {
        var text = new StringBuilder(qualified.Length);
        int word = 0;
        foreach (char c in qualified)
        {
            if (c is '.' or ':')
            {
                text.Length = word;
                continue;
            }

            text.Append(c);
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '@'))
                word = text.Length;
        }

        return text.ToString();
    }
}
