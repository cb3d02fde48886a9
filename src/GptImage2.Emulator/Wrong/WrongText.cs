using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Wrong;

/// <summary>Replies that are wrong as texts, whatever the document says.</summary>
internal static class WrongText
{
    private const string Before = "Here is the JSON you asked for:";
    private const string After = "Let me know if you need anything else.";
    private const int DeepLevels = 6;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Make(WrongReply kind, string json) => kind switch
    {
        WrongReply.Fenced => Fence(json, "json"),
        WrongReply.FencedWithoutLanguage => Fence(json, string.Empty),
        WrongReply.InlineCode => $"`{json}`",
        WrongReply.UnclosedFence => $"```json\n{json}",
        WrongReply.TwoFences => $"A first draft:\n{Fence(WrongToken.Draft(json), "json")}\nCorrected:\n{Fence(json, "json")}",
        WrongReply.ProseBefore => $"{Before}\n{json}",
        WrongReply.ProseAfter => $"{json}\n{After}",
        WrongReply.ProseAround => $"{Before}\n\n{Fence(json, "json")}\n\n{After}",
        WrongReply.ProseWithBraces => $"I filled in {{merchant}} and [lines] as you asked:\n{json}",
        WrongReply.ProseOnly => "I cannot read this image well enough to answer.",
        WrongReply.ThinkBlock => $"<think>The answer could be {{\"draft\": true}}, but I should check.</think>\n{json}",
        WrongReply.UnclosedThinkBlock => $"<think>Perhaps {json}",
        WrongReply.EmptyObjectBefore => $"{{}}\n{json}",
        WrongReply.DraftBefore => $"{WrongToken.Draft(json)}\n{json}",
        WrongReply.SecondBrokenOff => $"{json}\n{BrokenOff(json)}",
        WrongReply.Twice => $"{json}\n{json}",
        WrongReply.Jsonp => $"callback({json});",
        WrongReply.ByteOrderMark => "\uFEFF" + json,
        WrongReply.InArray => $"[{json}]",
        WrongReply.Wrapped => $"{{\"response\":{json}}}",
        WrongReply.DoubleEncoded => Encoded(json, 1),
        WrongReply.TripleEncoded => Encoded(json, 2),
        WrongReply.DeeplyEncoded => Encoded(json, DeepLevels),
        WrongReply.EscapedQuotes => Encoded(json, 1)[1..^1],
        WrongReply.JsonNull => "null",
        WrongReply.ScalarInstead => FirstScalar(json),
        WrongReply.Empty => string.Empty,
        WrongReply.WhiteSpace => new string('\n', 200),
        WrongReply.TrailingComma => AtLastBrace(json, ",}"),
        WrongReply.Ellipsis => AtLastBrace(json, ", ...}"),
        WrongReply.MissingLastBrace => AtLastBrace(json, string.Empty),
        WrongReply.ExtraBrace => AtLastBrace(json, "}}"),
        WrongReply.LineComment => Inside(json, " // as printed\n"),
        WrongReply.BlockComment => Inside(json, " /* as printed */ "),
        WrongReply.NonBreakingSpaces => Inside(json, "\u00A0"),
        WrongReply.DuplicateName => Inside(json, $"{FirstName(json)}:null,"),
        WrongReply.BrokenOff => BrokenOff(json),
        WrongReply.Yaml or WrongReply.Xml or WrongReply.Toon or WrongReply.JsonLines => WrongFormat.Make(kind, json),
        _ => WrongToken.Make(kind, json),
    };

    private static string Fence(string json, string language) => $"```{language}\n{json}\n```";

    private static string BrokenOff(string json) => json[..(json.Length * 2 / 3)];

    private static string Encoded(string json, int levels) =>
        Enumerable.Range(0, levels).Aggregate(json, static (text, _) => JsonSerializer.Serialize(text, Relaxed));

    private static string Inside(string json, string text) => json.IndexOf('{', StringComparison.Ordinal) is var at and >= 0
        ? json.Insert(at + 1, text)
        : throw NoObject();

    private static string AtLastBrace(string json, string text) => json.LastIndexOf('}') is var at and >= 0
        ? json[..at] + text + json[(at + 1)..]
        : throw NoObject();

    private static string FirstName(string json) =>
        WrongToken.All(json).FirstOrDefault(WrongToken.IsName)?.Value ?? throw new SampleException("the document has no members.");

    private static string FirstScalar(string json) =>
        WrongToken.All(json).FirstOrDefault(static t => WrongToken.IsText(t) || WrongToken.IsNumber(t) || WrongToken.IsLiteral(t))?.Value
        ?? throw new SampleException("the document has no values.");

    private static SampleException NoObject() => new("the document is no object.");
}
