using System.Diagnostics;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>Reports one call to logs, spans and measurements, and sends its requests to the inner endpoint.</summary>
internal sealed class TelemetryChatEndpoint : IChatEndpoint, IDisposable
{
    private readonly CallTelemetry _telemetry;
    private readonly IChatEndpoint _endpoint;
    private readonly CallSpan _span;
    private readonly string _method;
    private readonly long _start;

    public TelemetryChatEndpoint(CallTelemetry telemetry, IChatEndpoint endpoint, ICallDescription method, IReadOnlyList<UserMessagePart> message, int? maxOutputTokens)
    {
        _telemetry = telemetry;
        _endpoint = endpoint;
        _method = method.Name;
        _span = CallSpan.Start(telemetry, method, message, maxOutputTokens);
        _start = telemetry.Clock.GetTimestamp();
        telemetry.Log.Started(method.Name);
    }

    public string Name => _endpoint.Name;

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        IChatStream stream = await _endpoint.OpenAsync(request, account, cancellationToken).ConfigureAwait(false);
        return new ObservedStream(stream, account, this);
    }

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        if (account.Kind != ExchangeKind.Call)
            CorrectionAsked(account);
        ChatCompletion completion = await _endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
        _span.FinishReason = completion.FinishReason;
        _telemetry.Log.Exchanged(account, completion);
        return completion;
    }

    /// <summary>Reports a call that returned a value.</summary>
    public void Ended<T>(JsonModeResult<T> result) =>
        Ended(result.Exchanges, result.Repairs, result.Model, result.Usage, result.Cost, result.RequestId, result.FromCache, () => result.RawReply);

    /// <summary>Reports a stream that was read to its end.</summary>
    public void Ended<T>(JsonModeStream<T> result, CallAccount account) =>
        Ended(account.Exchanges, result.Repairs, result.Model, result.Usage, result.Cost, result.RequestId, account.FromCache, () => result.RawReply);

    private void CorrectionAsked(CallAccount account)
    {
        Violated(account.Earlier[^1].Violations);
        _telemetry.Log.CorrectionAsked(_method, account.Kind);
        Count(Instruments.Corrections, 1, "gptimage2.exchange.kind", account.Kind.ToString());
    }

    private void Ended(IReadOnlyList<Exchange> exchanges, IReadOnlyList<Repair> repairs, string? model, TokenUsage? usage, decimal? cost, string? requestId, bool fromCache, Func<string> reply)
    {
        TimeSpan elapsed = _telemetry.Clock.GetElapsedTime(_start);
        _telemetry.Log.Ended(_method, elapsed.TotalMilliseconds, exchanges.Count, usage?.InputTokens, usage?.OutputTokens, cost);
        Repaired(repairs);
        // Only complete replies are cached.
        if (fromCache)
            _span.FinishReason ??= "stop";
        _span.End(model, usage, cost, exchanges, requestId, fromCache);
        if (_telemetry.CapturesContent)
            _span.Output(reply());
        Measure(elapsed, model, fromCache ? null : usage, fromCache ? null : cost, null);
    }

    private void Began(TimeSpan elapsed)
    {
        if (Instruments.TimeToFirstChunk.Enabled)
            Instruments.TimeToFirstChunk.Record(elapsed.TotalSeconds, _telemetry.Tags());
    }

    private void Exchanged(IChatStream stream, CallAccount account)
    {
        _span.FinishReason = stream.Completion.FinishReason;
        if (stream.Completion.FinishReason is not null)
            _telemetry.Log.Exchanged(account, stream.Completion);
    }

    /// <summary>Reports a call that failed, or that the caller left before its end.</summary>
    public void Failed(Exception exception)
    {
        TimeSpan elapsed = _telemetry.Clock.GetElapsedTime(_start);
        var known = exception as GptImage2Exception;
        switch (exception)
        {
            case OperationCanceledException:
                _telemetry.Log.Cancelled(_method, elapsed.TotalMilliseconds);
                break;
            case BudgetExceededException budget:
                _telemetry.Log.BudgetStopped(_method, budget.Estimate, budget.Spent, budget.Limit);
                Violated(budget.Violations);
                break;
            case ContextWindowExceededException window:
                Violated(window.Violations);
                break;
            case ContractViolationException broken:
                Violated(broken.Violations);
                Repaired(broken.Repairs);
                break;
        }

        if (exception is not OperationCanceledException)
            _telemetry.Log.Failed(_method, elapsed.TotalMilliseconds, exception.GetType().Name, (exception as ApiException)?.Status, known?.RequestId);
        _span.End(known?.Model, known?.Usage, known?.Cost, known?.Exchanges ?? [], known?.RequestId, fromCache: false);
        string type = _span.Fail(exception);
        if (_telemetry.CapturesContent && known?.RawReply is { } reply)
            _span.Output(reply);
        Measure(elapsed, known?.Model, known?.Usage, known?.Cost, type);
    }

    private void Violated(IReadOnlyList<ContractViolation> violations)
    {
        if (violations.Count == 0)
            return;
        _telemetry.Log.Violated(_method, violations);
        _span.Add(violations);
        if (!Instruments.Violations.Enabled)
            return;
        foreach ((ContractRule rule, int count) in violations.CountBy(static violation => violation.Rule))
            Count(Instruments.Violations, count, "gptimage2.violation.rule", rule.ToString());
    }

    private void Repaired(IReadOnlyList<Repair> repairs)
    {
        _telemetry.Log.Repaired(_method, repairs);
        _span.Add(repairs);
        if (!Instruments.Repairs.Enabled)
            return;
        foreach ((RepairKind kind, int count) in RepairList.KindsOf(repairs))
            Count(Instruments.Repairs, count, "gptimage2.repair.kind", kind.ToString());
    }

    private void Count(System.Diagnostics.Metrics.Counter<long> counter, int count, string tag, string value)
    {
        TagList tags = new() { { "gptimage2.method", _method }, { tag, value } };
        if (_telemetry.Model is { } model)
            tags.Add("gen_ai.request.model", model);
        counter.Add(count, tags);
    }

    private void Measure(TimeSpan elapsed, string? model, TokenUsage? usage, decimal? cost, string? errorType)
    {
        TagList tags = _telemetry.Tags();
        if (model is not null)
            tags.Add("gen_ai.response.model", model);
        if (usage is { } tokens && Instruments.Tokens.Enabled)
        {
            TagList input = tags;
            input.Add("gptimage2.method", _method);
            input.Add("gen_ai.token.type", "input");
            Instruments.Tokens.Record(tokens.InputTokens, input);
            TagList output = tags;
            output.Add("gptimage2.method", _method);
            output.Add("gen_ai.token.type", "output");
            Instruments.Tokens.Record(tokens.OutputTokens, output);
        }

        if (cost is { } dollars && Instruments.Cost.Enabled)
        {
            TagList spent = tags;
            spent.Add("gptimage2.method", _method);
            Instruments.Cost.Add((double)dollars, spent);
        }

        if (errorType is not null)
            tags.Add("error.type", errorType);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
    }

    public void Dispose() => _span.Dispose();

    /// <summary>A stream that reports its beginning and its end.</summary>
    private sealed class ObservedStream(IChatStream stream, CallAccount account, TelemetryChatEndpoint observer) : IChatStream
    {
        private bool _begun;

        public ChatCompletion Completion => stream.Completion;

        public ReadOnlyMemory<byte> Content => stream.Content;

        public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
        {
            bool more = await stream.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!_begun)
                observer.Began(observer._telemetry.Clock.GetElapsedTime(observer._start));
            _begun = true;
            return more;
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            observer.Exchanged(stream, account);
        }
    }
}
