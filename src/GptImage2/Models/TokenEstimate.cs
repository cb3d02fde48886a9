using System.Text;

namespace GptImage2;

/// <summary>What a request may come to in tokens, told before it is sent. It is an estimate: only the endpoint counts.</summary>
internal static class TokenEstimate
{
    // English prose has four to five bytes a token, JSON and other languages fewer.
    private const int BytesPerToken = 3;

    // The roles, the separators, and what the model is told besides.
    private const int TokensPerMessage = 8;

    public static long Input(JsonModeRequest request)
    {
        long tokens = OfText(request.Leading.Encoded.Text.Length) + 2 * TokensPerMessage;
        foreach (UserMessagePart part in request.SentParts.Concat(request.Leading.Examples.SelectMany(static example => example.Parts)))
            tokens += part.Image is { } image ? ImageTokens.Estimate(image.Source?.Size, image.Detail) : OfText(part.Text.Length);
        if (request.Repair is { } repair)
            tokens += OfText(repair.Reply.Length) + OfText(Encoding.UTF8.GetByteCount(repair.Instruction)) + 2 * TokensPerMessage;
        return tokens;
    }

    public static long OfText(int bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;
}
