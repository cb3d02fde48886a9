using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Wrong;

/// <summary>Replies that are wrong as texts, whatever the document says.</summary>
internal static partial class WrongText
{
    private const string Before = "Here is the JSON you asked for:";
    private const string NoColon = "\uE000";
    private const string After = "Let me know if you need anything else.";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Make(WrongReply kind, string json) => kind switch
    {
        WrongReply.Fenced => Fence(json, "json"),
        WrongReply.FencedWithoutLanguage => Fence(json, string.Empty),
        WrongReply.UnclosedFence => $"```json\n{json}",
        WrongReply.ProseBefore => $"{Before}\n{json}",
        WrongReply.ProseAfter => $"{json}\n{After}",
        WrongReply.ProseAround => $"{Before}\n\n{Fence(json, "json")}\n\n{After}",
        WrongReply.ProseWithBraces => $"I filled in {{merchant}} and [lines] as you asked:\n{json}",
        WrongReply.JsonNull => "null",
        WrongReply.EmptyObjectBefore => $"{{}}\n{json}",
        WrongReply.Jsonp => $"callback({json});",
        WrongReply.Ellipsis => json.Insert(json.LastIndexOf('}'), ", ..."),
        WrongReply.NonBreakingSpaces => Inside(json, "\u00A0"),
        WrongReply.Yaml or WrongReply.Xml or WrongReply.Toon => WrongFormat.Make(kind, json),
        WrongReply.ProseOnly => "I cannot read this image well enough to answer.",
        WrongReply.ThinkBlock => $"<think>The answer could be {{\"draft\": true}}, but I should check.</think>\n{json}",
        WrongReply.ByteOrderMark => "\uFEFF" + json,
        WrongReply.LineComment => Inside(json, " // as printed\n"),
        WrongReply.BlockComment => Inside(json, " /* as printed */ "),
        WrongReply.DuplicateName => Inside(json, $"{FirstName(json)}:null,"),
        WrongReply.TrailingComma => json.Insert(json.LastIndexOf('}'), ","),
        WrongReply.BrokenOff => json[..(json.Length * 2 / 3)],
        WrongReply.Empty => string.Empty,
        WrongReply.WhiteSpace => new string('\n', 200),
        WrongReply.DoubleEncoded => JsonSerializer.Serialize(json, Relaxed),
        WrongReply.Twice => $"{json}\n{json}",
        WrongReply.InArray => $"[{json}]",
        WrongReply.Wrapped => $"{{\"response\":{json}}}",
        _ => ByToken(kind, json),
    };

    /// <summary>Lists strings, words, numbers and commas, in order.</summary>
    public static IEnumerable<Match> TokensOf(string json) => Tokens().Matches(json);

    private static string ByToken(WrongReply kind, string json)
    {
        var done = false;
        string Once(Match token, string replacement)
        {
            done = true;
            return replacement;
        }

        return Tokens().Replace(json, token => kind switch
        {
            WrongReply.SingleQuotes when IsString(token) => $"'{Unquoted(token).Replace("'", "\\'", StringComparison.Ordinal)}'",
            WrongReply.SmartQuotes when IsString(token) => $"“{Unquoted(token)}”",
            WrongReply.MissingColon when IsName(token) && !done => Once(token, token.Value + NoColon),
            WrongReply.TripleQuotes when IsText(token) && !done => Once(token, $"\"\"{token.Value}\"\""),
            WrongReply.BacktickStrings when IsText(token) => $"`{Unquoted(token)}`",
            WrongReply.UnescapedQuotes when IsText(token) && !done => Once(token, $"\"the \"real\" {token.Value[1..]}"),
            WrongReply.ConcatenatedStrings when IsText(token) && !done => Once(token, $"\"\" + {token.Value}"),
            WrongReply.UnquotedValues when IsText(token) && !done => Once(token, Unquoted(token)),
            WrongReply.UndefinedLiteral when IsText(token) && !done => Once(token, "undefined"),
            WrongReply.NaNLiteral when IsNumber(token) && !done => Once(token, "NaN"),
            WrongReply.MongoTypes when IsNumber(token) && !done => Once(token, $"NumberLong({token.Value})"),
            WrongReply.UnquotedNames when IsName(token) && Identifier().IsMatch(Unquoted(token)) => Unquoted(token),
            WrongReply.RawLineFeed when IsText(token) && !done => Once(token, $"\"\n{token.Value[1..]}"),
            WrongReply.MissingComma when token.Value is "," && !done => Once(token, " "),
            WrongReply.PythonLiterals => token.Value switch { "true" => "True", "false" => "False", "null" => "None", var other => other },
            _ => token.Value,
        }).Replace(NoColon + ":", " ", StringComparison.Ordinal);
    }

    private static bool IsString(Match token) => token.Value[0] == '"';

    public static bool IsNumber(Match token) => token.Value[0] == '-' || char.IsAsciiDigit(token.Value[0]);

    public static bool IsText(Match token) => IsString(token) && !IsName(token);

    private static bool IsName(Match token) => IsString(token) && token.Groups["colon"].Success;

    private static string Unquoted(Match token) => token.Value[1..^1];

    private static string Fence(string json, string language) => $"```{language}\n{json}\n```";

    private static string Inside(string json, string text) => json.IndexOf('{', StringComparison.Ordinal) is var at and >= 0
        ? json.Insert(at + 1, text)
        : throw new SampleException("the document is no object.");

    private static string FirstName(string json) =>
        Tokens().Matches(json).FirstOrDefault(IsName)?.Value ?? throw new SampleException("the document has no members.");

    // A string, with what tells names from values behind it; a word; a number; a comma.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"(?=(?<colon>\s*:)?)|true|false|null|-?[0-9][0-9.eE+-]*|,
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tokens();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Identifier();
}
