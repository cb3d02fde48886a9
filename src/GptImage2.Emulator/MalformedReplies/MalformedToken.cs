using System.Text.RegularExpressions;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Replies that are wrong in a string, a word, a number or a mark of the document: the first that can be, or all of them.</summary>
internal static partial class MalformedToken
{
    private const string NoColon = "\uE000";

    /// <summary>Lists strings, words, numbers, commas and ends of lists, in order.</summary>
    public static IEnumerable<Match> All(string json) => Tokens().Matches(json);

    public static bool IsNumber(Match token) => token.Value[0] == '-' || char.IsAsciiDigit(token.Value[0]);

    public static bool IsText(Match token) => IsString(token) && !IsName(token);

    public static bool IsName(Match token) => IsString(token) && token.Groups["colon"].Success;

    public static bool IsLiteral(Match token) => token.Value is "true" or "false" or "null";

    /// <summary>Makes the reply; the document itself when it has nothing that can be wrong in this way.</summary>
    public static string Make(MalformedReply kind, string json)
    {
        bool done = false;
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
        Match? value = All(json).FirstOrDefault(static t => IsText(t) || IsNumber(t) || IsLiteral(t));
        return value is null ? json : json.Remove(value.Index, value.Length).Insert(value.Index, value.Value switch
        {
            "true" => "false",
            "false" => "true",
            "0" => "1",
            _ => IsText(value) ? "\"draft\"" : "0",
        });
    }

    private static string? Everywhere(MalformedReply kind, Match token) => kind switch
    {
        MalformedReply.SingleQuotes when IsString(token) => $"'{Unquoted(token).Replace("'", "\\'", StringComparison.Ordinal)}'",
        MalformedReply.SmartQuotes when IsString(token) => $"“{Unquoted(token)}”",
        MalformedReply.BacktickStrings when IsText(token) => $"`{Unquoted(token)}`",
        MalformedReply.UnquotedNames when IsName(token) && Identifier().IsMatch(Unquoted(token)) => Unquoted(token),
        MalformedReply.PythonLiterals => token.Value switch { "true" => "True", "false" => "False", "null" => "None", _ => null },
        _ => null,
    };

    private static string? Once(MalformedReply kind, Match token, string json) => kind switch
    {
        MalformedReply.MissingColon when IsName(token) => token.Value + NoColon,
        MalformedReply.MissingComma when token.Value is "," => " ",
        MalformedReply.DoubleComma when token.Value is "," => ",,",
        MalformedReply.TrailingCommaInList when EndsItems(token, json) => ",]",
        MalformedReply.EllipsisInList when EndsItems(token, json) => ", ...]",
        MalformedReply.NaNLiteral when IsNumber(token) => "NaN",
        MalformedReply.MongoTypes when IsNumber(token) => $"NumberLong({token.Value})",
        MalformedReply.PlusSign when IsNumber(token) && token.Value[0] != '-' => "+" + token.Value,
        MalformedReply.LeadingZero when IsNumber(token) && token.Value[0] != '-' => "0" + token.Value,
        MalformedReply.HalfLiteral when IsLiteral(token) => token.Value[..^1],
        _ => IsText(token) ? OfText(kind, token) : null,
    };

    private static string? OfText(MalformedReply kind, Match token) => kind switch
    {
        MalformedReply.TripleQuotes => $"\"\"{token.Value}\"\"",
        MalformedReply.UnescapedQuotes => $"\"the \"real\" {token.Value[1..]}",
        MalformedReply.MissingOpeningQuote => token.Value[1..],
        MalformedReply.ConcatenatedStrings => $"\"\" + {token.Value}",
        MalformedReply.UnquotedValues => Unquoted(token),
        MalformedReply.UndefinedLiteral => "undefined",
        MalformedReply.RawLineFeed => $"\"\n{token.Value[1..]}",
        MalformedReply.RawTab => $"\"\t{token.Value[1..]}",
        MalformedReply.InvalidEscape => $"\"\\d{token.Value[1..]}",
        MalformedReply.LoneSurrogate => $"\"\\ud83d {token.Value[1..]}",
        _ => null,
    };

    private static bool EndsItems(Match token, string json) => token.Value is "]" && json[token.Index - 1] != '[';

    private static bool IsString(Match token) => token.Value[0] == '"';

    private static string Unquoted(Match token) => token.Value[1..^1];

    // A string, with the colon after it that marks a name; a word; a number; a comma; the end of a list.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"(?=(?<colon>\s*:)?)|true|false|null|-?[0-9][0-9.eE+-]*|,|\]
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tokens();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Identifier();
}
