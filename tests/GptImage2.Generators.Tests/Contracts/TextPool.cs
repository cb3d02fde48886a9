using System.Text.Json;
using System.Text.RegularExpressions;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Texts of every form that a schema of the corpus asks for, as the writer would write them.</summary>
internal static class TextPool
{
    public static readonly IReadOnlyDictionary<string, string[]> OfFormat = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["date"] = ["2026-05-08", "2024-02-29", "0001-01-01", "9999-12-31"],
        ["date-time"] = ["2026-05-08T10:42:00Z", "1999-12-31T23:59:59.1234567Z"],
        ["duration"] = ["PT1H30M", "P2D", "PT0.5S", "P1DT2H3M4S"],
        ["uuid"] = ["0c0ffee0-0000-4000-8000-000000000000", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
        ["uri"] = ["https://example.com/a?b=c#d", "http://example.com", "ftp://example.com/x"],
        ["byte"] = ["", "AQID", "AQ==", "/+8="],
        ["email"] = ["a@example.com", "first.last@example.org"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> NotOfFormat = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["date"] = ["2026-13-40", "2025-02-29", "2026-5-8", "08.05.2026", "2026-05-08T10:42:00Z", ""],
        ["date-time"] = ["2026-05-08", "2026-13-40T10:42:00Z", "2026-05-08T25:00:00Z", "10:42:00", "yesterday", "2026-05-08T10:42:00"],
        ["duration"] = ["1H", "P", "PT", "P1H", "one hour", "PT1H30", "P1Y", "P1M"],
        ["uuid"] = ["0c0ffee0", "{0c0ffee0-0000-4000-8000-000000000000}", "0c0ffee0000040008000000000000000", "0c0ffee0-0000-4000-8000-00000000000g"],
        ["uri"] = ["/a/b", "a b", "", "1:x", "https://example.com/a b", "gopher://example.com", "HTTPS://example.com"],
        ["byte"] = ["A", "A===", "AQ=", "ÄÄ==", "AQ ="],
        ["email"] = ["a", "@b", "a@", "a@b@c", "a b@c"],
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Texts =
    [
        "", "a", "ab", "abc", "abcd", "bb", "AB12", "ZZ9", "x", "cba", "42", "07", "1.2", "1.2.3", "1.22.333.4444",
        "10:42", "10:42:00", "23:59:59.1234567", "25:00", "0", "7", "-1", "12", "127", "\"\\\n\u2028", "日本語", "ünïcode", "a b", "{}", "null",
    ];

    private static readonly string[] Characters = ["a", "Z", "7", " ", "\"", "\\", "\u0000", "\n", "ü", "日", "\u2028", "/"];

    public static IEnumerable<string> Matching(string pattern, bool matches) =>
        Texts.Concat(OfFormat["uuid"]).Concat(OfFormat["uri"]).Concat(OfFormat["date"]).Concat(Alternatives(pattern)).Where(text => Regex.IsMatch(text, SchemaValidator.InDotNet(pattern), RegexOptions.None, Patience) == matches);

    public static IEnumerable<string> OfLength(int least, int most) => most == 1
        ? Characters
        : Texts.Concat(Enumerable.Range(0, 30).Select(length => new string('é', length))).Where(text => text.EnumerateRunes().Count() >= least && text.EnumerateRunes().Count() <= most);

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    // The patterns of enum keys list their names.
    private static IEnumerable<string> Alternatives(string pattern) => pattern.StartsWith("^(?:", StringComparison.Ordinal)
        ? Regex.Split(pattern[4..^2], @"(?<!\\)\|", RegexOptions.None, Patience).Select(Regex.Unescape)
        : [];
}
