using System.Text;
using GptImage2.Models;

namespace GptImage2.Messages;

/// <summary>Estimates the input tokens of a request before it is sent.</summary>
internal static class RequestTokens
{
    // The roles, the separators and the tokens that the provider adds to a message.
    private const int TokensPerMessage = 8;

    public static long Estimate(JsonModeRequest request)
    {
        long tokens = request.Leading.EstimatedTokens + 2 * TokensPerMessage;
        foreach (UserMessagePart part in request.SentParts.Concat(request.Leading.Examples.SelectMany(static example => example.Parts)))
            tokens += part.Image is { } image ? ImageTokens.Estimate(image.Source?.Size, request.DetailOf(image)) : TokenEstimate.OfText(part.Text.Span);
        if (request.Correction is { } correction)
            tokens += TokenEstimate.OfText(correction.Reply.Span) + TokenEstimate.OfText(Encoding.UTF8.GetBytes(correction.Instruction)) + 2 * TokensPerMessage;
        return tokens;
    }
}
