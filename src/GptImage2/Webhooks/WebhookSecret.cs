using System.Security.Cryptography;

namespace GptImage2.Webhooks;

/// <summary>The bytes of a secret that signs webhooks. They are not shown.</summary>
internal sealed class WebhookSecret
{
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <exception cref="ArgumentException">The text is not a secret.</exception>
    public static WebhookSecret Parse(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        string text = secret.Trim();
        string base64 = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        byte[] key = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, key, out int length)
            ? new WebhookSecret(key[..length])
            : throw new ArgumentException($"The secret of webhooks is not '{Prefix}' and base64, as the provider shows it.", nameof(secret));
    }

    /// <summary>Compares a signature in a time that does not depend on it.</summary>
    public bool Signs(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, content), signature);
}
