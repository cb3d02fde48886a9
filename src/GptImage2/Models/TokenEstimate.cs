using System.Text;
using GptImage2.Messages;

namespace GptImage2.Models;

/// <summary>
/// What a request may come to in tokens, told before it is sent. It is an estimate on the safe side, since limits go by
/// it: only the endpoint counts.
/// </summary>
internal static class TokenEstimate
{
    // English prose has four to five bytes a token, JSON and other languages fewer.
    private const int BytesPerToken = 3;

    // The roles, the separators, and what the model is told besides.
    private const int TokensPerMessage = 8;

    public static long Input(JsonModeRequest request)
    {
        long tokens = request.Leading.EstimatedTokens + 2 * TokensPerMessage;
        foreach (UserMessagePart part in request.SentParts.Concat(request.Leading.Examples.SelectMany(static example => example.Parts)))
            tokens += part.Image is { } image ? ImageTokens.Estimate(image.Source?.Size, image.Detail) : OfText(part.Text.Span);
        if (request.Correction is { } correction)
            tokens += OfText(correction.Reply.Span) + OfText(Encoding.UTF8.GetBytes(correction.Instruction)) + 2 * TokensPerMessage;
        return tokens;
    }

    // Almost all text has more bytes a token than three. What has not, numbers above all, is told by what it is made of.
    public static long OfText(ReadOnlySpan<byte> utf8) =>
        Math.Max((utf8.Length + BytesPerToken - 1) / BytesPerToken, TextTokens.Estimate(Encoding.UTF8.GetString(utf8)));
}
