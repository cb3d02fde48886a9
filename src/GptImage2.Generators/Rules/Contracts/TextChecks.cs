using System.Text.RegularExpressions;
using GptImage2.Generators.Rules.Patterns;

namespace GptImage2.Generators.Rules;

/// <summary>Checks a constant text against constraints, as the reader checks the text of a reply.</summary>
internal static class TextChecks
{
    /// <summary>The length as JSON Schema counts it: in code points.</summary>
    public static int Characters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        return count;
    }

    public static bool IsNoAddress(string text) =>
        text.IndexOf('@') is var at && (at < 1 || at == text.Length - 1 || text.LastIndexOf('@') != at);

    /// <summary>Whether the complete text matches; also true if the time is not enough to decide it.</summary>
    public static bool Matches(string text, string pattern, ref Regex? regex)
    {
        try
        {
            regex ??= new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
