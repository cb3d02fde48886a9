using System.Text.RegularExpressions;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Correction;

/// <summary>Tells whether a text that broke a format, a pattern or an enum holds exactly one value that only has to be written otherwise.</summary>
internal static class FoundText
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A longer text is not a value that only has to be written otherwise.
    private const int MaxLength = 200;

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    private static readonly Regex Address = new(@"[^\s<>@,;:""()\[\]?]+@[^\s<>@,;:""()\[\]?]+\.[^\s<>@,;:""()\[\]?]+", Options);
    private static readonly Regex WebAddress = new(@"(https?|ftp)://[^\s<>""?…]+", Options | RegexOptions.IgnoreCase);
    private static readonly Regex VersionPrefix = new(@"\A(version|ver\.?|v\.?)\s*", Options | RegexOptions.IgnoreCase);
    private static readonly Regex Separator = new(@"[-\s./_]", Options);
    private static readonly Regex Space = new(@"\s", Options);
    private static readonly Regex Word = new(@"[^\s.,:;()""'*`/-]+", Options);

    // Words that leave open which of the names is meant.
    private static readonly HashSet<string> Doubts =
        new(["NOT", "NO", "NON", "OR", "MAYBE", "PERHAPS", "PROBABLY", "POSSIBLY", "LIKELY", "UNCLEAR", "UNKNOWN", "ALMOST", "OTHER", "NEITHER", "WITHOUT"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text holds one value of a format.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The schema of the place.</param>
    /// <param name="expected">What the violation says would fit.</param>
    public static bool HoldsFormat(string text, SchemaNode node, string expected) => node.Format switch
    {
        "date" => FoundDate.IsDay(text),
        "date-time" => FoundDate.IsMoment(text, expected.Contains("offset", StringComparison.Ordinal)),
        "duration" => FoundDate.IsDuration(text),
        "uuid" => Guid.TryParse(Space.Replace(text, "").Replace("urn:uuid:", "", StringComparison.OrdinalIgnoreCase), out _),
        "email" => text.AsSpan().Count('@') == 1 && Address.Count(text) == 1,
        "uri" => WebAddress.Count(text) == 1,
        null => HoldsPattern(text, node),
        _ => false,
    };

    /// <summary>Whether the text holds exactly one text that matches the pattern of the place.</summary>
    public static bool HoldsPattern(string text, SchemaNode node)
    {
        if (node.Pattern is not { } pattern || text.Length > MaxLength)
            return false;
        try
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
            if (regex.IsMatch("10:00:00") && regex.IsMatch("23:59"))
                return FoundDate.IsTime(text);
            return Rewritten(text).Distinct(StringComparer.Ordinal).Count(regex.IsMatch) == 1;
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or ArgumentException)
        {
            // A pattern that cannot be tried here says nothing about the text.
            return false;
        }
    }

    /// <summary>Whether the text is exactly one of the names, or names exactly one of them among plain words.</summary>
    public static bool HoldsName(string text, IReadOnlyList<string> names)
    {
        if (text.Length > MaxLength)
            return false;
        if (Spelling.Match(text, names) is not null)
            return true;
        string[] words = [.. Word.Matches(text).Select(static word => word.Value)];
        if (words.Any(static word => Doubts.Contains(word) || !word.All(char.IsLetter)))
            return false;
        string[] named = [.. names.Where(name => name.Length > 2 && words.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return named.Length == 1;
    }

    /// <summary>Whether the text says yes or no.</summary>
    public static bool HoldsBoolean(string text) =>
        text.Trim().TrimEnd('.').ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "Y" or "N" or "ON" or "OFF" or "1" or "0";

    private static IEnumerable<string> Rewritten(string text)
    {
        string trimmed = text.Trim();
        foreach (string written in (string[])[trimmed, Space.Replace(trimmed, ""), Separator.Replace(trimmed, ""), VersionPrefix.Replace(trimmed, "")])
        {
            yield return written;
            yield return written.ToUpperInvariant();
            yield return written.ToLowerInvariant();
        }
    }
}
