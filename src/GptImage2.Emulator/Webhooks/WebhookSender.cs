using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Emulator.Completions;
using Microsoft.Net.Http.Headers;

namespace GptImage2.Emulator.Webhooks;

/// <summary>Sends signed webhooks, each until the receiver takes it.</summary>
/// <remarks>The signature is that of Standard Webhooks: HMAC-SHA256 of the id, the time and the body, with points between them.</remarks>
internal sealed class WebhookSender(EndpointOptions options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _end = new();
    private ImmutableList<WebhookDelivery> _deliveries = [];

    /// <summary>Gets the webhooks that were taken or given up, in that order.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => _deliveries;

    /// <summary>Sends an event of a batch, without waiting for the receiver.</summary>
    public void Send(string type, string batchId, DateTimeOffset time)
    {
        if (options.Webhooks.Address is { } address && !_end.IsCancellationRequested)
            _ = Task.Run(() => DeliverAsync(address, type, batchId, time, _end.Token), CancellationToken.None);
    }

    public void Clear() => Interlocked.Exchange(ref _deliveries, []);

    public void Dispose()
    {
        _end.Cancel();
        _http.Dispose();
    }

    private async Task DeliverAsync(Uri address, string type, string batchId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        string id = "wh_" + Guid.NewGuid().ToString("N");
        byte[] body = Body(type, batchId, time);
        TimeSpan delay = options.Webhooks.RetryDelay;
        int? status = null;
        int attempts = 0;
        while (attempts < options.Webhooks.MaxAttempts && status is not (>= 200 and < 300))
        {
            if (attempts++ > 0)
            {
                await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
                delay += delay;
            }

            status = await TrySendAsync(address, id, body, cancellationToken).ConfigureAwait(false);
        }

        var delivery = new WebhookDelivery(id, type, batchId, attempts, status);
        ImmutableInterlocked.Update(ref _deliveries, static (list, item) => list.Add(item), delivery);
    }

    private async Task<int?> TrySendAsync(Uri address, string id, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Webhooks.Timeout);
        string timestamp = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, "application/json");
        request.Headers.TryAddWithoutValidation(HeaderNames.UserAgent, "OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", "v1," + Sign(id, timestamp, body));
        try
        {
            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The receiver is away or slow: the next attempt may reach it, and the list of deliveries says when none has.
            return null;
        }
    }

    private string Sign(string id, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(options.Webhooks.Key, signed));
    }

    private static byte[] Body(string type, string batchId, DateTimeOffset time) => Answer.Json(null, json =>
    {
        json.WriteStartObject();
        json.WriteString("id"u8, "evt_" + Guid.NewGuid().ToString("N"));
        json.WriteString("object"u8, "event"u8);
        json.WriteNumber("created_at"u8, time.ToUnixTimeSeconds());
        json.WriteString("type"u8, type);
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, batchId);
        json.WriteEndObject();
        json.WriteEndObject();
    }).ToArray();
}
