using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace GptImage2.AspNetCore.Webhooks;

/// <summary>Answers webhooks: it verifies them and passes on the ends of batches.</summary>
internal sealed class WebhookEndpoint(WebhookReader reader, GptImage2WebhookOptions options, BatchNotifications notifications)
{
    private readonly RecentWebhooks _recent = new();

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = await HandleAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<int> HandleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.MaxBodyBytes || await ReadAsync(request.BodyReader, cancellationToken).ConfigureAwait(false) is not { } body)
            return StatusCodes.Status413PayloadTooLarge;
        WebhookEvent webhook;
        try
        {
            webhook = reader.Unwrap(body, name => request.Headers[name]);
        }
        catch (Exception e) when (e is WebhookSignatureException or FormatException)
        {
            // Whoever sends it without the secret learns nothing but that it was refused.
            return StatusCodes.Status400BadRequest;
        }

        int status = webhook.IsBatchEnd ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        if (!_recent.Add(webhook.WebhookId))
            return status;
        try
        {
            if (webhook is { IsBatchEnd: true, DataId: { Length: > 0 } batch })
                notifications.Notify(batch);
            if (options.OnEvent is { } handle)
                await handle(webhook, cancellationToken).ConfigureAwait(false);
            return status;
        }
        catch
        {
            _recent.Remove(webhook.WebhookId);
            throw;
        }
    }

    private async Task<byte[]?> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        while (true)
        {
            ReadResult read = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            bool fits = content.Length + read.Buffer.Length <= options.MaxBodyBytes;
            if (fits)
            {
                foreach (ReadOnlyMemory<byte> part in read.Buffer)
                    content.Write(part.Span);
            }

            body.AdvanceTo(read.Buffer.End);
            if (!fits)
                return null;
            if (read.IsCompleted)
                return content.ToArray();
        }
    }
}
