using System.Globalization;
using System.Security.Cryptography;

namespace GptImage2.Jobs.Journals;

/// <summary>The turns of a call, as the journal names them.</summary>
internal static class ReplyTurn
{
    /// <summary>The first request of a call.</summary>
    public const string First = "first";

    // 64 bits: two different replies to one request do not meet by chance.
    private const int HashLength = 16;

    /// <summary>A correction, by its number and by the reply that it corrects.</summary>
    /// <param name="number">1 for the first correction.</param>
    /// <param name="reply">The reply before it, as the model wrote it.</param>
    public static string Correction(int number, ReadOnlySpan<byte> reply) =>
        string.Create(CultureInfo.InvariantCulture, $"correction {number} of {Convert.ToHexStringLower(SHA256.HashData(reply))[..HashLength]}");
}
