using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Webhooks;

namespace GptImage2;

/// <summary>Verifies webhooks and reads them. It is thread-safe.</summary>
/// <remarks>
/// The signature is that of <see href="https://www.standardwebhooks.com">Standard Webhooks</see>: the headers <c>webhook-id</c>,
/// <c>webhook-timestamp</c> and <c>webhook-signature</c>.
/// </remarks>
public sealed class WebhookReader
{
    private const string Version = "v1,";

    private readonly WebhookSecret[] _secrets;

    /// <summary>Creates a reader.</summary>
    /// <param name="secrets">The secrets, such as <c>whsec_…</c>. While a secret is replaced, give the new one and the old one.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is not <c>whsec_</c> and base64.</exception>
    public WebhookReader(params IReadOnlyList<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.Count == 0)
            throw new ArgumentException("Webhooks cannot be verified without a secret.", nameof(secrets));
        _secrets = [.. secrets.Select(WebhookSecret.Parse)];
    }

    /// <summary>How far the time of a webhook may be away from now, before or after: 1 second to 1 day. 300 seconds by default.</summary>
    public TimeSpan Tolerance
    {
        get;
        init
        {
            if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromDays(1))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(WebhookReader)}.{nameof(Tolerance)} must be from 1 second to 1 day.");
            field = value;
        }
    } = TimeSpan.FromSeconds(300);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Verifies a webhook and reads its event.</summary>
    /// <param name="body">The body, byte by byte as it came.</param>
    /// <param name="header">Gives the value of a header by its name; null when the request does not have it.</param>
    /// <exception cref="WebhookSignatureException">The webhook is not from the provider, or is old.</exception>
    /// <exception cref="FormatException">The signature is right, and the body is not an event.</exception>
    public WebhookEvent Unwrap(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        string id = Required(header, "webhook-id");
        string timestamp = Required(header, "webhook-timestamp");
        string signatures = Required(header, "webhook-signature");
        CheckTime(timestamp);
        byte[] prefix = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        byte[] content = [.. prefix, .. body];
        return IsSigned(content, signatures)
            ? Read(id, body)
            : throw new WebhookSignatureException("No signature in the header 'webhook-signature' fits the body. Check that the secret is that of this endpoint, and that the body is not changed on its way.");
    }

    private static string Required(Func<string, string?> header, string name) => header(name) is { } value && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw new WebhookSignatureException($"The header '{name}' is missing.");

    private void CheckTime(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw new WebhookSignatureException("The header 'webhook-timestamp' is not a number of seconds.");
        TimeSpan age = TimeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (age.Duration() > Tolerance)
        {
            throw new WebhookSignatureException(string.Create(
                CultureInfo.InvariantCulture,
                $"The webhook was signed {age.Duration().TotalSeconds:0} seconds {(age > TimeSpan.Zero ? "ago" : "ahead of this clock")}; {Tolerance.TotalSeconds:0} are allowed."));
        }
    }

    private bool IsSigned(byte[] content, string signatures)
    {
        // Base64 of 32 bytes, and room for padding that is not there.
        Span<byte> signature = stackalloc byte[48];
        foreach (string item in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!item.StartsWith(Version, StringComparison.Ordinal) || !Convert.TryFromBase64String(item[Version.Length..], signature, out int length))
                continue;
            foreach (WebhookSecret secret in _secrets)
            {
                if (secret.Signs(content, signature[..length]))
                    return true;
            }
        }

        return false;
    }

    private static WebhookEvent Read(string webhookId, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            string type = Text(root, "type") ?? throw new FormatException("The body of the webhook has no 'type'.");
            DateTimeOffset? created = root.TryGetProperty("created_at", out JsonElement time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out long seconds) && seconds is >= 0 and <= uint.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
            return new WebhookEvent(webhookId, Text(root, "id"), type, created, root.TryGetProperty("data", out JsonElement data) ? Text(data, "id") : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body of the webhook is not a JSON object.", e);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
