using System.ClientModel.Primitives;
using System.Diagnostics;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;

namespace GptImage2.OpenAI;

/// <summary>Runs for every attempt: it waits for the rate limits, and records the remaining limits that the endpoint reports.</summary>
internal sealed class AttemptPolicy(RateGate gate, CallLog log) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = RequestState.Of(message);
        TimeSpan waited = await gate.WaitAsync(state.Request, message.CancellationToken).ConfigureAwait(false);
        if (waited > TimeSpan.Zero)
            log.LimitWaited(state.Account.Method, waited.TotalMilliseconds);
        using Activity? span = AttemptSpan.Start(state.Attempts, state.Account);
        try
        {
            await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        }
        catch (Exception e) when (span is not null)
        {
            AttemptSpan.Fail(span, e);
            throw;
        }

        if (span is not null)
            AttemptSpan.End(span, message.Response?.Status, message.Response?.Headers.TryGetValue("x-request-id", out string? id) == true ? state.Account.Redaction?.OfOptional(id) ?? id : null);
        if (message.Response is { } response)
            gate.Note(RateLimitHeaders.Pause(response.Headers));
    }
}
