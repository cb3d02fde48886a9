using System.Text.RegularExpressions;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Replies that end for another reason than that they are complete, and say so.</summary>
internal static class MalformedEnding
{
    // Two tokens, however often it is repeated.
    private const string Blank = "\n  \t";

    /// <summary>Makes the reply; null when the kind is not of this sort.</summary>
    public static Completion? Make(MalformedReply kind, Completion completion, ChatRequest request, EndpointOptions options)
    {
        int max = request.MaxCompletionTokens ?? options.MaxCompletionTokens;
        return kind switch
        {
            _ when IsCut(kind) => End(completion, "length", json => Cut(kind, json)),
            MalformedReply.CutBehindDocument => End(completion, "length", static json => json),
            MalformedReply.WhiteSpaceUntilLength => End(completion, "length", _ => "{" + string.Concat(Enumerable.Repeat(Blank, (max / 2) + 1))),
            MalformedReply.ReasoningOnly => End(completion, "length", static _ => string.Empty) with { Reasoning = max },
            MalformedReply.FilteredInPart => End(completion, "content_filter", static json => json[..(json.Length / 2)]),
            MalformedReply.FilteredWhole => End(completion, "content_filter", static _ => string.Empty),
            _ => null,
        };
    }

    /// <summary>Decides whether a kind is of this sort.</summary>
    public static bool Makes(MalformedReply kind) => IsCut(kind)
        || kind is MalformedReply.CutBehindDocument or MalformedReply.WhiteSpaceUntilLength or MalformedReply.ReasoningOnly or MalformedReply.FilteredInPart or MalformedReply.FilteredWhole;

    /// <summary>Checks that a document can end so.</summary>
    /// <exception cref="SampleException">It has nothing that can be cut in this way.</exception>
    public static void Check(MalformedReply kind, string json)
    {
        if (IsCut(kind))
            Cut(kind, json);
    }

    private static bool IsCut(MalformedReply kind) =>
        kind is MalformedReply.CutInString or MalformedReply.CutInNumber or MalformedReply.CutInLiteral or MalformedReply.CutInEscape or MalformedReply.CutInSurrogatePair;

    private static Completion End(Completion completion, string reason, Func<string, string> change) =>
        completion with { Contents = [.. completion.Contents.Select(c => change(c!))], FinishReason = reason };

    private static string Cut(MalformedReply kind, string json)
    {
        Match token = MalformedToken.All(json).FirstOrDefault(token => Fits(kind, token))
            ?? throw new SampleException($"nothing in the document can be wrong as {kind}.");
        int inside = token.Length switch
        {
            > 2 when kind is MalformedReply.CutInString && !token.Value.Contains('\\', StringComparison.Ordinal) => token.Length / 2,
            > 1 when kind is MalformedReply.CutInNumber or MalformedReply.CutInLiteral => token.Length - 1,
            _ => 1,
        };
        string escape = kind switch
        {
            MalformedReply.CutInEscape => "\\u00",
            MalformedReply.CutInSurrogatePair => "\\ud83d",
            _ => string.Empty,
        };
        return json[..(token.Index + inside)] + escape;
    }

    private static bool Fits(MalformedReply kind, Match token) => kind switch
    {
        MalformedReply.CutInNumber => MalformedToken.IsNumber(token),
        MalformedReply.CutInLiteral => MalformedToken.IsLiteral(token),
        _ => MalformedToken.IsText(token),
    };
}
