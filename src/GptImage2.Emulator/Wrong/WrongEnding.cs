using System.Text.RegularExpressions;
using GptImage2.Emulator.Http;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.Wrong;

/// <summary>Replies that end for another reason than that they are complete, and say so.</summary>
internal static class WrongEnding
{
    // Two tokens, however often it is repeated.
    private const string Blank = "\n  \t";

    /// <summary>Makes the reply; null when the kind is not of this sort.</summary>
    public static Completion? Make(WrongReply kind, Completion completion, ChatRequest request, EmulatorOptions options)
    {
        var max = request.MaxCompletionTokens ?? options.MaxCompletionTokens;
        return kind switch
        {
            WrongReply.CutInString or WrongReply.CutInNumber or WrongReply.CutInLiteral or WrongReply.CutInEscape or WrongReply.CutInSurrogatePair =>
                End(completion, "length", json => Cut(kind, json)),
            WrongReply.CutBehindDocument => End(completion, "length", static json => json),
            WrongReply.WhiteSpaceUntilLength => End(completion, "length", _ => "{" + string.Concat(Enumerable.Repeat(Blank, (max / 2) + 1))),
            WrongReply.ReasoningOnly => End(completion, "length", static _ => string.Empty) with { Reasoning = max },
            WrongReply.FilteredInPart => End(completion, "content_filter", static json => json[..(json.Length / 2)]),
            WrongReply.FilteredWhole => End(completion, "content_filter", static _ => string.Empty),
            _ => null,
        };
    }

    private static Completion End(Completion completion, string reason, Func<string, string> change) =>
        completion with { Contents = [.. completion.Contents.Select(c => change(c!))], FinishReason = reason };

    private static string Cut(WrongReply kind, string json)
    {
        var token = WrongToken.All(json).FirstOrDefault(token => Fits(kind, token))
            ?? throw new SampleException($"nothing in the document can be wrong as {kind}.");
        var inside = token.Length switch
        {
            > 2 when kind is WrongReply.CutInString && !token.Value.Contains('\\', StringComparison.Ordinal) => token.Length / 2,
            > 1 when kind is WrongReply.CutInNumber or WrongReply.CutInLiteral => token.Length - 1,
            _ => 1,
        };
        var escape = kind switch
        {
            WrongReply.CutInEscape => "\\u00",
            WrongReply.CutInSurrogatePair => "\\ud83d",
            _ => string.Empty,
        };
        return json[..(token.Index + inside)] + escape;
    }

    private static bool Fits(WrongReply kind, Match token) => kind switch
    {
        WrongReply.CutInNumber => WrongToken.IsNumber(token),
        WrongReply.CutInLiteral => WrongToken.IsLiteral(token),
        _ => WrongToken.IsText(token),
    };
}
