using System.Buffers.Text;

namespace GptImage2.Emulator;

/// <summary>Where an emulator sends its webhooks, and the secret that signs them.</summary>
public sealed class WebhookOptions
{
    /// <summary>The secret that signs the webhooks unless <see cref="Secret"/> names another.</summary>
    public const string DefaultSecret = Prefix + "ZW11bGF0b3ItdGVzdC1zZWNyZXQtMDAwMQ==";

    private const string Prefix = "whsec_";

    /// <summary>Gets or sets the address that is called when a batch has ended; null for none.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the secret: <c>whsec_</c> and its bytes in base64.</summary>
    public string Secret { get; set; } = DefaultSecret;

    /// <summary>Gets or sets how often a webhook is sent until the receiver answers it with a status from 200 to 299.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Gets or sets how long the emulator waits before it sends a webhook again. Each wait is twice as long as the one before it.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets or sets how long a receiver may take for its answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    internal byte[] Key => Convert.FromBase64String(Secret[Prefix.Length..]);

    internal void Validate()
    {
        if (Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            throw new ArgumentException($"{nameof(WebhookOptions)}.{nameof(Address)} is not an absolute address of http or https.");

        if (!Secret.StartsWith(Prefix, StringComparison.Ordinal) || Secret.Length == Prefix.Length || !Base64.IsValid(Secret.AsSpan(Prefix.Length)))
            throw new ArgumentException($"{nameof(WebhookOptions)}.{nameof(Secret)} is not '{Prefix}' and base64.");

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
    }
}
