using System.Buffers;
using System.Text;
using GptImage2.Models;

namespace GptImage2.Messages;

/// <summary>The input tokens of a request before it is sent: counted where there is a counter, estimated otherwise.</summary>
internal static class RequestTokens
{
    // The roles, the separators and the tokens that the provider adds to a message.
    private const int TokensPerMessage = 8;

    // For a counter: 3 tokens for each message, and one for its role.
    private const int CountedPerMessage = 4;
    private const int CountedPerRequest = 3;

    /// <summary>The tokens as they are expected, neither rather too high nor too low. An image of unknown size counts one.</summary>
    public static long Expected(JsonModeRequest request)
    {
        long tokens = Sum(request, request.Leading.ExpectedTokens, static utf8 => TextTokens.Estimate(Encoding.UTF8.GetString(utf8))) - Images(request);
        foreach (UserMessagePart part in AllParts(request))
            tokens += part.Image is not { } image ? 0 : image.Source?.Size is { } size ? ImageTokens.Patches(size, request.DetailOf(image)) : 1;
        return tokens;
    }

    /// <summary>The tokens, rather too high than too low for ordinary text.</summary>
    public static long Estimate(JsonModeRequest request) => request.Counter is { } counter
        ? Count(request, counter)
        : Sum(request, request.Leading.EstimatedTokens, TokenEstimate.OfText);

    /// <summary>The tokens that a request can have at most. The author's constant text has its estimate.</summary>
    public static long UpperBound(JsonModeRequest request) => request.Counter is { } counter
        ? Count(request, counter)
        : Sum(request, request.Leading.MostTokens, TokenBound.OfText);

    /// <summary>The tokens that a text of the model can have at most.</summary>
    public static long UpperBound(JsonModeRequest request, ReadOnlySpan<byte> utf8) =>
        request.Counter is { } counter ? CountText(counter, utf8) : TokenBound.OfText(utf8);

    /// <summary>Counts the tokens of the leading messages. Their images are not among them.</summary>
    public static long CountText(LeadingMessages leading, ITokenCounter counter)
    {
        long tokens = CountedPerMessage + CountText(counter, leading.SystemMessage);
        foreach (ExampleTurn example in leading.Examples)
            tokens += 2 * CountedPerMessage + CountText(counter, example.Parts) + CountText(counter, example.Answer);
        return tokens;
    }

    private static long Count(JsonModeRequest request, ITokenCounter counter)
    {
        if (request.CountedTokens is { } known)
            return known;
        long tokens = CountedPerRequest + request.Leading.CountedBy(counter) + CountedPerMessage + CountText(counter, request.SentParts) + Images(request);
        if (request.Correction is { } correction)
            tokens += 2 * CountedPerMessage + CountText(counter, correction.Reply.Span) + CountText(counter, correction.Instruction);
        return tokens;
    }

    private static long Sum(JsonModeRequest request, long leading, Func<ReadOnlySpan<byte>, long> tokensOf)
    {
        long tokens = leading + 2 * TokensPerMessage + Images(request);
        foreach (UserMessagePart part in request.SentParts)
            tokens += tokensOf(part.Text.Span);
        if (request.Correction is { } correction)
            tokens += tokensOf(correction.Reply.Span) + tokensOf(Encoding.UTF8.GetBytes(correction.Instruction)) + 2 * TokensPerMessage;
        return tokens;
    }

    public static long Images(JsonModeRequest request)
    {
        long tokens = 0;
        foreach (UserMessagePart part in AllParts(request))
            tokens += part.Image is { } image ? ImageTokens.Estimate(image.Source?.Size, request.DetailOf(image)) : 0;
        return tokens;
    }

    private static IEnumerable<UserMessagePart> AllParts(JsonModeRequest request) =>
        request.SentParts.Concat(request.Leading.Examples.SelectMany(static example => example.Parts));

    // The provider joins the text parts of a message without a separator.
    private static long CountText(ITokenCounter counter, IReadOnlyList<UserMessagePart> parts)
    {
        if (parts is [{ Image: null } only])
            return CountText(counter, only.Text.Span);
        var text = new ArrayBufferWriter<byte>();
        foreach (UserMessagePart part in parts)
            text.Write(part.Text.Span);
        return CountText(counter, text.WrittenSpan);
    }

    private static long CountText(ITokenCounter counter, ReadOnlySpan<byte> utf8)
    {
        char[] text = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return CountText(counter, text.AsSpan(0, Encoding.UTF8.GetChars(utf8, text)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static long CountText(ITokenCounter counter, ReadOnlySpan<char> text) => counter.CountTokens(text) is >= 0 and var count
        ? count
        : throw new InvalidOperationException($"{counter.GetType()} returned a negative number of tokens. Correct the {nameof(ITokenCounter)}.");
}
