using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>Limits the number of requests at the same time. Requests wait in the order of arrival.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A concurrency limiter has no timer and no handle; it lives as long as its client.")]
internal sealed class RateLimitedChatEndpoint(IChatEndpoint endpoint, RateGate gate, int? maxConcurrent) : IChatEndpoint
{
    private readonly ConcurrencyLimiter? _places = maxConcurrent is not { } limit ? null : new ConcurrencyLimiter(new ConcurrencyLimiterOptions
    {
        PermitLimit = limit,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public string Name => endpoint.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        using RateLimitLease? place = _places is null ? null : await _places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        ChatCompletion completion = await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
        if (account.Usage is { } usage)
            gate.Settle(request, usage);
        return completion;
    }

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        RateLimitLease? place = _places is null ? null : await _places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            IChatStream stream = await endpoint.OpenAsync(request, account, cancellationToken).ConfigureAwait(false);
            return new LimitedStream(stream, place, gate, request);
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }

    /// <summary>A stream that counts as a running request until it is disposed.</summary>
    private sealed class LimitedStream(IChatStream stream, RateLimitLease? place, RateGate gate, JsonModeRequest request) : IChatStream
    {
        public ChatCompletion Completion => stream.Completion;

        public ReadOnlyMemory<byte> Content => stream.Content;

        public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => stream.ReadAsync(cancellationToken);

        public async ValueTask DisposeAsync()
        {
            try
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                place?.Dispose();
                if (stream.Completion.Usage is { } usage)
                    gate.Settle(request, usage);
            }
        }
    }
}
