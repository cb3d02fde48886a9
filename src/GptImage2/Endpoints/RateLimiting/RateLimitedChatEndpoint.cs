using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>Limits the number of requests at the same time. Requests wait in the order of arrival.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A concurrency limiter has no timer and no handle; it lives as long as its client.")]
internal sealed class RateLimitedChatEndpoint(IChatEndpoint endpoint, int maxConcurrent) : IChatEndpoint
{
    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = maxConcurrent,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public string Name => endpoint.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        using RateLimitLease place = await _places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        RateLimitLease place = await _places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            IChatStream stream = await endpoint.OpenAsync(request, account, cancellationToken).ConfigureAwait(false);
            return new EndedStream(stream, place.Dispose);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}
