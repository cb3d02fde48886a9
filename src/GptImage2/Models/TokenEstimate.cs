using System.Text;

namespace GptImage2.Models;

/// <summary>
/// How many tokens a text has, estimated before it is sent. Limits are based on it, so the estimate is rather too high
/// than too low: only the endpoint counts.
/// </summary>
internal static class TokenEstimate
{
    // English prose has four to five bytes a token, JSON and other languages fewer.
    private const int BytesPerToken = 3;

    // Almost all text has more bytes a token than three. Text that has fewer, numbers above all, is estimated by what it
    // consists of.
    public static long OfText(ReadOnlySpan<byte> utf8) =>
        Math.Max((utf8.Length + BytesPerToken - 1) / BytesPerToken, TextTokens.Estimate(Encoding.UTF8.GetString(utf8)));
}
