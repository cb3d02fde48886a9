using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Replies that are wrong as texts, independent of the document.</summary>
internal static class MalformedText
{
    private const string Before = "Here is the JSON you asked for:";
    private const string After = "Let me know if you need anything else.";
    private const int DeepLevels = 6;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Make(MalformedReply kind, string json) => kind switch
    {
        MalformedReply.Fenced => Fence(json, "json"),
        MalformedReply.FencedWithoutLanguage => Fence(json, string.Empty),
        MalformedReply.InlineCode => $"`{json}`",
        MalformedReply.UnclosedFence => $"```json\n{json}",
        MalformedReply.TwoFences => $"A first draft:\n{Fence(MalformedToken.Draft(json), "json")}\nCorrected:\n{Fence(json, "json")}",
        MalformedReply.ProseBefore => $"{Before}\n{json}",
        MalformedReply.ProseAfter => $"{json}\n{After}",
        MalformedReply.ProseAround => $"{Before}\n\n{Fence(json, "json")}\n\n{After}",
        MalformedReply.ProseWithBraces => $"I filled in {{merchant}} and [lines] as you asked:\n{json}",
        MalformedReply.ProseOnly => "I cannot read this image well enough to answer.",
        MalformedReply.ThinkBlock => $"<think>The answer could be {{\"draft\": true}}, but I should check.</think>\n{json}",
        MalformedReply.UnclosedThinkBlock => $"<think>Perhaps {json}",
        MalformedReply.EmptyObjectBefore => $"{{}}\n{json}",
        MalformedReply.DraftBefore => $"{MalformedToken.Draft(json)}\n{json}",
        MalformedReply.SecondBrokenOff => $"{json}\n{BrokenOff(json)}",
        MalformedReply.Twice => $"{json}\n{json}",
        MalformedReply.Jsonp => $"callback({json});",
        MalformedReply.ByteOrderMark => "\uFEFF" + json,
        MalformedReply.InArray => $"[{json}]",
        MalformedReply.Wrapped => $"{{\"response\":{json}}}",
        MalformedReply.DoubleEncoded => Encoded(json, 1),
        MalformedReply.TripleEncoded => Encoded(json, 2),
        MalformedReply.DeeplyEncoded => Encoded(json, DeepLevels),
        MalformedReply.EscapedQuotes => Encoded(json, 1)[1..^1],
        MalformedReply.JsonNull => "null",
        MalformedReply.ScalarInstead => FirstScalar(json),
        MalformedReply.Empty => string.Empty,
        MalformedReply.WhiteSpace => new string('\n', 200),
        MalformedReply.TrailingComma => AtLastBrace(json, ",}"),
        MalformedReply.Ellipsis => AtLastBrace(json, ", ...}"),
        MalformedReply.MissingLastBrace => AtLastBrace(json, string.Empty),
        MalformedReply.ExtraBrace => AtLastBrace(json, "}}"),
        MalformedReply.LineComment => Inside(json, " // as printed\n"),
        MalformedReply.BlockComment => Inside(json, " /* as printed */ "),
        MalformedReply.NonBreakingSpaces => Inside(json, "\u00A0"),
        MalformedReply.DuplicateName => Inside(json, $"{FirstName(json)}:null,"),
        MalformedReply.BrokenOff => BrokenOff(json),
        MalformedReply.Yaml or MalformedReply.Xml or MalformedReply.Toon or MalformedReply.JsonLines => MalformedFormat.Make(kind, json),
        _ => MalformedToken.Make(kind, json),
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
        MalformedToken.All(json).FirstOrDefault(MalformedToken.IsName)?.Value ?? throw new SampleException("the document has no members.");

    private static string FirstScalar(string json) =>
        MalformedToken.All(json).FirstOrDefault(static t => MalformedToken.IsText(t) || MalformedToken.IsNumber(t) || MalformedToken.IsLiteral(t))?.Value
        ?? throw new SampleException("the document has no values.");

    private static SampleException NoObject() => new("the document is not an object.");
}
