using System.Collections.Concurrent;
using System.Globalization;

namespace GptImage2.Tests.Endpoints.RateLimiting;

/// <summary>A limiter that lets every request pass and records the calls of its members.</summary>
internal sealed class RecordingLimiter : IRequestLimiter
{
    public ConcurrentQueue<string> Steps { get; } = [];

    public ConcurrentQueue<RequestDemand> Demands { get; } = [];

    public Exception? Failure { get; init; }

    public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;
        Demands.Enqueue(demand);
        Steps.Enqueue($"reserve {demand.Attempt}");
        return ValueTask.FromResult<IRequestLease>(new Lease(this));
    }

    public void Pause(TimeSpan duration) => Steps.Enqueue(string.Create(CultureInfo.InvariantCulture, $"pause {duration.TotalSeconds}"));

    private sealed class Lease(RecordingLimiter limiter) : IRequestLease
    {
        public void Settle(TokenUsage? usage) => limiter.Steps.Enqueue($"settle {usage?.TotalTokens.ToString(CultureInfo.InvariantCulture) ?? "unknown"}");

        public void Dispose() => limiter.Steps.Enqueue("end");
    }
}
