using System.Diagnostics;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>The span of one call. When no listener is registered, there is no span, and the methods do nothing.</summary>
internal sealed class CallSpan : IDisposable
{
    private readonly Activity? _activity;
    private readonly SortedDictionary<ContractRule, int> _rules = [];

    private CallSpan(Activity? activity) => _activity = activity;

    public string? FinishReason { get; set; }

    public static CallSpan Start(CallTelemetry telemetry, ICallDescription method, IReadOnlyList<UserMessagePart> message, int? maxOutputTokens)
    {
        if (!Instruments.Source.HasListeners())
            return new CallSpan(null);
        TagList tags = telemetry.Tags();
        tags.Add("gen_ai.output.type", "json");
        if (telemetry.ApiType is { } api)
            tags.Add("openai.api.type", api);
        if (maxOutputTokens is { } most)
            tags.Add("gen_ai.request.max_tokens", most);
        tags.Add("gptimage2.method", method.Name);
        tags.Add("gptimage2.schema.hash", method.SchemaHash);
        Activity? activity = Instruments.Source.StartActivity(telemetry.Model is null ? "chat" : $"chat {telemetry.Model}", ActivityKind.Client, default(ActivityContext), tags);
        if (telemetry.CapturesContent && activity is { IsAllDataRequested: true })
        {
            activity.SetTag("gen_ai.system_instructions", SpanContent.Instructions(method.SystemMessage));
            activity.SetTag("gen_ai.input.messages", SpanContent.Input(message));
        }

        return new CallSpan(activity);
    }

    public void Output(string reply)
    {
        if (_activity is { IsAllDataRequested: true })
            _activity.SetTag("gen_ai.output.messages", SpanContent.Output(reply, FinishReason));
    }

    public void Add(IReadOnlyList<ContractViolation> violations)
    {
        if (_activity is not { IsAllDataRequested: true })
            return;
        foreach (ContractViolation violation in violations)
            _rules[violation.Rule] = _rules.GetValueOrDefault(violation.Rule) + 1;
    }

    public void Add(IReadOnlyList<Repair> repairs)
    {
        if (_activity is not { IsAllDataRequested: true })
            return;
        _activity.SetTag("gptimage2.repairs", RepairList.TotalOf(repairs));
        if (repairs.Count > 0)
            _activity.SetTag("gptimage2.repair.kinds", RepairList.KindsOf(repairs).Select(static entry => entry.Kind).Order().Select(static kind => kind.ToString()).ToArray());
    }

    public void End(string? model, TokenUsage? usage, decimal? cost, IReadOnlyList<Exchange> exchanges, string? requestId, bool fromCache)
    {
        if (_activity is not { IsAllDataRequested: true } activity)
            return;
        // A tag without a value is left out.
        activity.SetTag("gen_ai.response.model", model);
        if (FinishReason is not null)
            activity.SetTag("gen_ai.response.finish_reasons", new[] { FinishReason });
        activity.SetTag("gen_ai.usage.input_tokens", usage?.InputTokens);
        activity.SetTag("gen_ai.usage.output_tokens", usage?.OutputTokens);
        activity.SetTag("gen_ai.usage.cache_read.input_tokens", usage?.CachedInputTokens);
        activity.SetTag("gen_ai.usage.reasoning.output_tokens", usage?.ReasoningTokens);
        activity.SetTag("gen_ai.usage.image.input_tokens", usage?.ImageInputTokens);
        activity.SetTag("gptimage2.cost", (double?)cost);
        activity.SetTag("gptimage2.exchanges", exchanges.Count);
        activity.SetTag("gptimage2.request.id", requestId);
        if (fromCache)
            activity.SetTag("gptimage2.from_cache", true);
        foreach ((ContractRule rule, int count) in _rules)
            activity.SetTag($"gptimage2.violations.{rule}", count);
    }

    /// <summary>Marks the call as failed.</summary>
    /// <returns>The type of the error, which measurements also use.</returns>
    public string Fail(Exception exception)
    {
        string type = exception.GetType().FullName!;
        _activity?.SetTag("error.type", type);
        // The message of an exception may quote the reply, so it is not recorded.
        _activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        return type;
    }

    public void Dispose() => _activity?.Dispose();
}
