using System.ClientModel.Primitives;
using System.Diagnostics;
using System.Net.Http;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;

namespace GptImage2.OpenAI;

/// <summary>Runs for every attempt: it waits for the limits, and reports what the endpoint says about its own limits.</summary>
internal sealed class AttemptPolicy(RequestLimits limits, CallLog log) : PipelinePolicy
{
    private const int Ok = 200;
    private const int TooManyRequests = 429;
    private const int Unavailable = 503;

    private int _repetitionReported;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = RequestState.Of(message);
        state.Settle(null);
        using var attempt = new AttemptLease(await ReserveAsync(state, message.CancellationToken).ConfigureAwait(false));
        await state.Account.BeginAttemptAsync(message.CancellationToken).ConfigureAwait(false);
        state.Sent = null;
        using Activity? span = AttemptSpan.Start(state.Attempts, state.Account);
        try
        {
            await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            ReportRepetition(state);
            if (Billing.CannotBeBilled(e))
                state.Account.Refused();
            else
                attempt.Settle(null);
            if (span is not null)
                AttemptSpan.Fail(span, e);
            throw;
        }

        ReportRepetition(state);
        if (message.Response is { } answer && Billing.IsRefusal(answer.Status, state.Answer.Span))
            state.Account.Refused();

        if (span is not null)
            AttemptSpan.End(span, message.Response?.Status, message.Response?.Headers.TryGetValue("x-request-id", out string? id) == true ? state.Account.Redaction?.OfOptional(id) ?? id : null);
        if (message.Response is not { } response)
            return;
        if (response.Status is TooManyRequests or Unavailable)
            state.Account.Throttled();
        limits.Learn(response, state.Answer.Span);
        // The usage of a reply is known when its body has been read.
        if (response.Status == Ok)
            state.Lease = attempt.Leave();
        else
            attempt.Settle(RequestLimits.UsageOfFailure(response));
    }

    // Once for the client, since each request would be repeated.
    private void ReportRepetition(RequestState state)
    {
        if (state.Sent is { Writes: > 1 } && Interlocked.Exchange(ref _repetitionReported, 1) == 0)
            log.AttemptRepeated(state.Account.Method);
    }

    private async ValueTask<IRequestLease> ReserveAsync(RequestState state, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<IRequestLease> reserving = limits.Limiter.ReserveAsync(limits.DemandOf(state), cancellationToken);
            if (reserving.IsCompleted)
                return await reserving.ConfigureAwait(false);
            long start = limits.Clock.GetTimestamp();
            IRequestLease lease = await reserving.ConfigureAwait(false);
            log.LimitWaited(state.Account.Method, limits.Clock.GetElapsedTime(start).TotalMilliseconds);
            return lease;
        }
        catch (Exception e) when (e is not (OperationCanceledException or GptImage2Exception))
        {
            throw new LimiterFailedException(e);
        }
    }
}
