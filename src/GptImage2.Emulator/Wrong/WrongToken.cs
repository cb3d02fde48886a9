using System.Text.RegularExpressions;

namespace GptImage2.Emulator.Wrong;

/// <summary>Replies that are wrong in a string, a word, a number or a mark of the document: the first that can be, or all of them.</summary>
internal static partial class WrongToken
{
    private const string NoColon = "\uE000";

    /// <summary>Lists strings, words, numbers, commas and ends of lists, in order.</summary>
    public static IEnumerable<Match> All(string json) => Tokens().Matches(json);

    public static bool IsNumber(Match token) => token.Value[0] == '-' || char.IsAsciiDigit(token.Value[0]);

    public static bool IsText(Match token) => IsString(token) && !IsName(token);

    public static bool IsName(Match token) => IsString(token) && token.Groups["colon"].Success;

    public static bool IsLiteral(Match token) => token.Value is "true" or "false" or "null";

    /// <summary>Makes the reply; the document itself when it has nothing that can be wrong in this way.</summary>
    public static string Make(WrongReply kind, string json)
    {
        var done = false;
        return Tokens().Replace(json, token =>
        {
            if (Everywhere(kind, token) is { } changed)
                return changed;

            if (done || Once(kind, token, json) is not { } first)
                return token.Value;

            done = true;
            return first;
        }).Replace(NoColon + ":", " ", StringComparison.Ordinal);
    }

    /// <summary>Replaces the first value by another of its type.</summary>
    public static string Draft(string json)
    {
        var value = All(json).FirstOrDefault(static t => IsText(t) || IsNumber(t) || IsLiteral(t));
        return value is null ? json : json.Remove(value.Index, value.Length).Insert(value.Index, value.Value switch
        {
            "true" => "false",
            "false" => "true",
            "0" => "1",
            _ => IsText(value) ? "\"draft\"" : "0",
        });
    }

    private static string? Everywhere(WrongReply kind, Match token) => kind switch
    {
        WrongReply.SingleQuotes when IsString(token) => $"'{Unquoted(token).Replace("'", "\\'", StringComparison.Ordinal)}'",
        WrongReply.SmartQuotes when IsString(token) => $"“{Unquoted(token)}”",
        WrongReply.BacktickStrings when IsText(token) => $"`{Unquoted(token)}`",
        WrongReply.UnquotedNames when IsName(token) && Identifier().IsMatch(Unquoted(token)) => Unquoted(token),
        WrongReply.PythonLiterals => token.Value switch { "true" => "True", "false" => "False", "null" => "None", _ => null },
        _ => null,
    };

    private static string? Once(WrongReply kind, Match token, string json) => kind switch
    {
        WrongReply.MissingColon when IsName(token) => token.Value + NoColon,
        WrongReply.MissingComma when token.Value is "," => " ",
        WrongReply.DoubleComma when token.Value is "," => ",,",
        WrongReply.TrailingCommaInList when EndsItems(token, json) => ",]",
        WrongReply.EllipsisInList when EndsItems(token, json) => ", ...]",
        WrongReply.NaNLiteral when IsNumber(token) => "NaN",
        WrongReply.MongoTypes when IsNumber(token) => $"NumberLong({token.Value})",
        WrongReply.PlusSign when IsNumber(token) && token.Value[0] != '-' => "+" + token.Value,
        WrongReply.LeadingZero when IsNumber(token) && token.Value[0] != '-' => "0" + token.Value,
        WrongReply.HalfLiteral when IsLiteral(token) => token.Value[..^1],
        _ => IsText(token) ? OfText(kind, token) : null,
    };

    private static string? OfText(WrongReply kind, Match token) => kind switch
    {
        WrongReply.TripleQuotes => $"\"\"{token.Value}\"\"",
        WrongReply.UnescapedQuotes => $"\"the \"real\" {token.Value[1..]}",
        WrongReply.MissingOpeningQuote => token.Value[1..],
        WrongReply.ConcatenatedStrings => $"\"\" + {token.Value}",
        WrongReply.UnquotedValues => Unquoted(token),
        WrongReply.UndefinedLiteral => "undefined",
        WrongReply.RawLineFeed => $"\"\n{token.Value[1..]}",
        WrongReply.RawTab => $"\"\t{token.Value[1..]}",
        WrongReply.InvalidEscape => $"\"\\d{token.Value[1..]}",
        WrongReply.LoneSurrogate => $"\"\\ud83d {token.Value[1..]}",
        _ => null,
    };

    private static bool EndsItems(Match token, string json) => token.Value is "]" && json[token.Index - 1] != '[';

    private static bool IsString(Match token) => token.Value[0] == '"';

    private static string Unquoted(Match token) => token.Value[1..^1];

    // A string, with what tells names from values behind it; a word; a number; a comma; the end of a list.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"(?=(?<colon>\s*:)?)|true|false|null|-?[0-9][0-9.eE+-]*|,|\]
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tokens();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Identifier();
}
