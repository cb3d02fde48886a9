using System.Text;

namespace GptImage2.Models;

/// <summary>
/// Estimates the number of tokens of a text before it is sent. Limits are based on it, so the estimate is rather too high
/// than too low. Only the endpoint knows the exact number.
/// </summary>
internal static class TokenEstimate
{
    // English prose has four to five bytes per token, JSON and other languages have fewer.
    private const int BytesPerToken = 3;

    // Almost all text has more than three bytes per token. Text that has fewer, mostly numbers, is estimated from its
    // pieces.
    public static long OfText(ReadOnlySpan<byte> utf8) =>
        Math.Max((utf8.Length + BytesPerToken - 1) / BytesPerToken, TextTokens.Estimate(Encoding.UTF8.GetString(utf8)));
}
