namespace GptImage2;

/// <summary>How webhooks are verified and handled.</summary>
public sealed class GptImage2WebhookOptions
{
    /// <summary>
    /// The secrets, such as <c>whsec_…</c>; two while one is replaced. When there is none, the configuration gives it under the name
    /// <c>OPENAI_WEBHOOK_SECRET</c>, which an environment variable can set.
    /// </summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>How far the time of a webhook may be away from now, before or after: 1 second to 1 day. 300 seconds by default.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>The longest body in bytes: 1,000 to 10,000,000. A longer one is answered with 413. 1,000,000 by default.</summary>
    public int MaxBodyBytes { get; set; } = 1_000_000;

    /// <summary>
    /// Is called with each event after <see cref="BatchNotifications"/>; null by default. The provider waits for it: start long work elsewhere.
    /// When it throws, the provider sends the webhook again.
    /// </summary>
    public Func<WebhookEvent, CancellationToken, Task>? OnEvent { get; set; }

    internal void Validate()
    {
        if (MaxBodyBytes is < 1_000 or > 10_000_000)
            throw new ArgumentOutOfRangeException($"options.{nameof(MaxBodyBytes)}", MaxBodyBytes, $"{nameof(GptImage2WebhookOptions)}.{nameof(MaxBodyBytes)} must be from 1000 to 10000000.");
    }
}
