using System.Diagnostics;
using System.Runtime.CompilerServices;
using GptImage2.Calls;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>Stands between a call and its endpoint, and tells logs, spans and measurements what passes.</summary>
internal sealed class TelemetryChatEndpoint : IChatEndpoint
{
    private readonly CallWatch _watch;
    private readonly IChatEndpoint _endpoint;
    private readonly CallSpan _span;
    private readonly string _method;
    private readonly long _start;
    private CallRecord? _record;
    private bool _hasFailed;

    private TelemetryChatEndpoint(CallWatch watch, IChatEndpoint endpoint, CallSpan span, string method)
    {
        _watch = watch;
        _endpoint = endpoint;
        _span = span;
        _method = method;
        _start = watch.Clock.GetTimestamp();
    }

    public string Name => _endpoint.Name;

    public static async Task<JsonModeResult<T>> RunAsync<T>(
        CallWatch watch,
        IChatEndpoint endpoint,
        JsonModeMethod<T> method,
        UserMessage message,
        CallSettings settings,
        CancellationToken cancellationToken)
    {
        using var span = CallSpan.Start(watch, method, message, settings);
        var observer = new TelemetryChatEndpoint(watch, endpoint, span, method.Name);
        watch.Log.Started(method.Name);
        try
        {
            JsonModeResult<T> result = await new JsonModeCall<T>(observer, method, message, settings).RunAsync(cancellationToken).ConfigureAwait(false);
            observer.Ended(result);
            return result;
        }
        catch (Exception e)
        {
            observer.Failed(e);
            throw;
        }
    }

    /// <summary>Watches a call whose parts are handed out while they come.</summary>
    public static async IAsyncEnumerator<TItem> StreamAsync<TItem, T>(
        CallWatch watch,
        IChatEndpoint endpoint,
        JsonModeMethod<T> method,
        UserMessage message,
        CallSettings settings,
        JsonModeStream<TItem> result,
        Func<IChatEndpoint, IAsyncEnumerator<TItem>> begin)
    {
        using var span = CallSpan.Start(watch, method, message, settings);
        var observer = new TelemetryChatEndpoint(watch, endpoint, span, method.Name);
        watch.Log.Started(method.Name);
        bool ended = false;
        IAsyncEnumerator<TItem> items = begin(observer);
        await using ConfiguredAsyncDisposable left = items.ConfigureAwait(false);
        try
        {
            while (await observer.MoveAsync(items).ConfigureAwait(false))
                yield return items.Current;
            ended = true;
            observer.Ended(result, observer._record?.Exchanges ?? []);
        }
        finally
        {
            // Whoever stops listening gives the rest up, as one who cancels.
            if (!ended && !observer._hasFailed)
                observer.Failed(new OperationCanceledException());
        }
    }

    public async Task<(IChatStream Stream, CallRecord Call)> OpenAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        (IChatStream stream, call) = await _endpoint.OpenAsync(request, call, cancellationToken).ConfigureAwait(false);
        _record = call;
        return (new ObservedStream(stream, this), call);
    }

    public async Task<(ChatCompletion Completion, CallRecord Call)> SendAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        if (call.Kind != ExchangeKind.Call)
            CorrectionAsked(call);
        (ChatCompletion Completion, CallRecord Call) answer = await _endpoint.SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        _span.FinishReason = answer.Completion.FinishReason;
        _watch.Log.Exchanged(answer.Call, answer.Completion);
        return answer;
    }

    private void CorrectionAsked(CallRecord call)
    {
        Violated(call.Earlier[^1].Violations);
        _watch.Log.CorrectionAsked(_method, call.Kind);
        Count(Instruments.Corrections, 1, "gptimage2.exchange.kind", call.Kind.ToString());
    }

    private async ValueTask<bool> MoveAsync<TItem>(IAsyncEnumerator<TItem> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _hasFailed = true;
            Failed(e);
            throw;
        }
    }

    private void Ended<T>(JsonModeResult<T> result) =>
        Ended(result.Exchanges, result.Repairs, result.Model, result.Usage, result.Cost, result.RequestId, result.FromCache, () => result.RawReply);

    private void Ended<T>(JsonModeStream<T> result, IReadOnlyList<Exchange> exchanges) =>
        Ended(exchanges, result.Repairs, result.Model, result.Usage, result.Cost, result.RequestId, fromCache: false, () => result.RawReply);

    private void Ended(IReadOnlyList<Exchange> exchanges, IReadOnlyList<Repair> repairs, string? model, TokenUsage? usage, decimal? cost, string? requestId, bool fromCache, Func<string> reply)
    {
        TimeSpan elapsed = _watch.Clock.GetElapsedTime(_start);
        _watch.Log.Ended(_method, elapsed.TotalMilliseconds, exchanges.Count, usage?.InputTokens, usage?.OutputTokens, cost);
        Repaired(repairs);
        _span.End(model, usage, exchanges, requestId, fromCache);
        if (_watch.CapturesContent)
            _span.Output(reply());
        Measure(elapsed, model, fromCache ? null : usage, null);
    }

    private void Began(TimeSpan elapsed)
    {
        if (Instruments.TimeToFirstChunk.Enabled)
            Instruments.TimeToFirstChunk.Record(elapsed.TotalSeconds, _watch.Tags());
    }

    // Seen when it is left: by then all is known that ever will be.
    private void Exchanged(IChatStream stream)
    {
        _span.FinishReason = stream.Completion.FinishReason;
        _record = (_record ?? new CallRecord(_method)) with { Usage = stream.Completion.Usage, Reply = stream.Content, Model = stream.Completion.Model };
        if (stream.Completion.FinishReason is not null)
            _watch.Log.Exchanged(_record, stream.Completion);
    }

    private void Failed(Exception exception)
    {
        TimeSpan elapsed = _watch.Clock.GetElapsedTime(_start);
        var known = exception as GptImage2Exception;
        switch (exception)
        {
            case OperationCanceledException:
                _watch.Log.Cancelled(_method, elapsed.TotalMilliseconds);
                break;
            case BudgetExceededException budget:
                _watch.Log.BudgetStopped(_method, budget.Estimate, budget.Spent, budget.Limit);
                Violated(budget.Violations);
                break;
            case ContractViolationException broken:
                Violated(broken.Violations);
                Repaired(broken.Repairs);
                break;
        }

        if (exception is not OperationCanceledException)
            _watch.Log.Failed(_method, elapsed.TotalMilliseconds, exception.GetType().Name, (exception as ApiException)?.Status, known?.RequestId);
        _span.End(known?.Model, known?.Usage, known?.Exchanges ?? [], known?.RequestId, fromCache: false);
        string type = _span.Fail(exception);
        if (_watch.CapturesContent && known?.RawReply is { } reply)
            _span.Output(reply);
        Measure(elapsed, known?.Model, known?.Usage, type);
    }

    private void Violated(IReadOnlyList<ContractViolation> violations)
    {
        if (violations.Count == 0)
            return;
        _watch.Log.Violated(_method, violations);
        _span.Add(violations);
        if (!Instruments.Violations.Enabled)
            return;
        foreach ((ContractRule rule, int count) in violations.CountBy(static violation => violation.Rule))
            Count(Instruments.Violations, count, "gptimage2.violation.rule", rule.ToString());
    }

    private void Repaired(IReadOnlyList<Repair> repairs)
    {
        _watch.Log.Repaired(_method, repairs);
        _span.Add(repairs);
        if (!Instruments.Repairs.Enabled)
            return;
        foreach ((RepairKind kind, int count) in repairs.CountBy(static repair => repair.Kind))
            Count(Instruments.Repairs, count, "gptimage2.repair.kind", kind.ToString());
    }

    private void Count(System.Diagnostics.Metrics.Counter<long> counter, int count, string tag, string value) =>
        counter.Add(count, new("gptimage2.method", _method), new("gen_ai.request.model", _watch.Model), new(tag, value));

    private void Measure(TimeSpan elapsed, string? model, TokenUsage? usage, string? errorType)
    {
        TagList tags = _watch.Tags();
        if (model is not null)
            tags.Add("gen_ai.response.model", model);
        if (usage is { } tokens && Instruments.Tokens.Enabled)
        {
            TagList input = tags;
            input.Add("gen_ai.token.type", "input");
            Instruments.Tokens.Record(tokens.InputTokens, input);
            TagList output = tags;
            output.Add("gen_ai.token.type", "output");
            Instruments.Tokens.Record(tokens.OutputTokens, output);
        }

        if (errorType is not null)
            tags.Add("error.type", errorType);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
    }

    /// <summary>A stream that tells when it begins and when it is left.</summary>
    private sealed class ObservedStream(IChatStream stream, TelemetryChatEndpoint observer) : IChatStream
    {
        private bool _begun;

        public ChatCompletion Completion => stream.Completion;

        public ReadOnlyMemory<byte> Content => stream.Content;

        public async ValueTask<bool> ReadAsync(CallRecord call, CancellationToken cancellationToken)
        {
            bool more = await stream.ReadAsync(call, cancellationToken).ConfigureAwait(false);
            if (!_begun)
                observer.Began(observer._watch.Clock.GetElapsedTime(observer._start));
            _begun = true;
            return more;
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            observer.Exchanged(stream);
        }
    }
}
