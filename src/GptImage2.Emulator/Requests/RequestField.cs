using System.Text.Json;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator;

/// <summary>A field of a chat completions request, and what the endpoint does with it for this model.</summary>
public sealed record RequestField
{
    private readonly FieldRule _rule;
    private readonly string? _default;
    private readonly Func<string, EndpointOptions, ErrorResponse>? _refusal;
    private readonly bool _isUnknown;
    private readonly bool _refusesNull;

    private RequestField(
        string name,
        FieldSupport support,
        FieldRule rule,
        string note = "",
        string? only = null,
        Func<string, EndpointOptions, ErrorResponse>? refusal = null,
        bool isUnknown = false,
        bool refusesNull = false) =>
        (Name, Support, Note, _rule, _default, _refusal, _isUnknown, _refusesNull) = (name, support, note, rule, only, refusal, isUnknown, refusesNull);

    /// <summary>Gets the fields that are known; any other is refused.</summary>
    public static IReadOnlyList<RequestField> All { get; } =
    [
        new("audio", FieldSupport.Unsupported, FieldRule.Object, "refused as unknown", isUnknown: true),
        new("frequency_penalty", FieldSupport.WithoutReasoning, FieldRule.Number(-2, 2), "no effect here"),
        new("function_call", FieldSupport.Unsupported, FieldRule.Any("string or object"), "400: only with `tools`", refusal: OnlyWithTools),
        new("functions", FieldSupport.Unsupported, FieldRule.Any("array"), "404, or 400 as at Azure: `Errors.ToolsStatus`", refusal: Tools),
        new("logit_bias", FieldSupport.Unsupported, FieldRule.TokenBiases, "no effect here"),
        new("logprobs", FieldSupport.Unsupported, FieldRule.Boolean, "`false` is taken; 501 where an option makes it supported", only: "false"),
        new("max_completion_tokens", FieldSupport.Supported, FieldRule.Integer(1, long.MaxValue), "at most `MaxCompletionTokens`; reasoning counts"),
        new("max_tokens", FieldSupport.Unsupported, FieldRule.Integer(1, long.MaxValue), "use `max_completion_tokens`", refusal: static (name, _) => ParameterErrors.Unsupported(name, "max_completion_tokens"), refusesNull: true),
        new("messages", FieldSupport.Supported, FieldRule.Any("array of messages"), "required"),
        new("metadata", FieldSupport.Supported, FieldRule.Pairs(16, 64, 512), "only with `store`: `MetadataNeedsStore`"),
        new("modalities", FieldSupport.Unsupported, FieldRule.Values("text", "audio"), "refused as unknown", isUnknown: true),
        new("model", FieldSupport.Supported, FieldRule.String(), "required; one of `Models`"),
        new("moderation", FieldSupport.Unsupported, FieldRule.Object),
        new("n", FieldSupport.Supported, FieldRule.Integer(1, 8)),
        new("parallel_tool_calls", FieldSupport.Unsupported, FieldRule.Boolean, "400: only with `tools`", refusal: OnlyWithTools),
        new("prediction", FieldSupport.Unsupported, FieldRule.Object),
        new("presence_penalty", FieldSupport.WithoutReasoning, FieldRule.Number(-2, 2), "no effect here"),
        new("prompt_cache_key", FieldSupport.Supported, FieldRule.String(64), "prompts with different keys share no cache"),
        new("prompt_cache_options", FieldSupport.Supported, FieldRule.CacheOptions, "`explicit` caches at breakpoints only"),
        new("prompt_cache_retention", FieldSupport.Deprecated, FieldRule.CacheRetention, "use `prompt_cache_options`"),
        new("reasoning_effort", FieldSupport.Supported, FieldRule.ReasoningEffort("none", "low", "medium", "high", "xhigh"), "`none` spends no `ReasoningTokens`"),
        new("response_format", FieldSupport.Supported, FieldRule.Any("object"), "`text` or `json_object`; `json_schema` is refused: `TakesJsonSchema`"),
        new("safety_identifier", FieldSupport.Supported, FieldRule.String(128), "no effect here"),
        new("seed", FieldSupport.Deprecated, FieldRule.Integer(long.MinValue, long.MaxValue), "of sample documents"),
        new("service_tier", FieldSupport.Supported, FieldRule.OneOf("auto", "default", "fast", "flex", "priority", "scale"), "the answer names the tier; `flex` can be short: `FlexShortageRate`"),
        new("stop", FieldSupport.Unsupported, FieldRule.StringOrStrings(4), "where it is supported, it ends the reply before its first"),
        new("store", FieldSupport.Supported, FieldRule.Boolean, "nothing is stored"),
        new("stream", FieldSupport.Supported, FieldRule.Boolean),
        new("stream_options", FieldSupport.Supported, FieldRule.Object, "only with `stream`; `include_usage`, `include_obfuscation`"),
        new("temperature", FieldSupport.DefaultOnly, FieldRule.Number(0, 2), "1", only: "1"),
        new("tool_choice", FieldSupport.Unsupported, FieldRule.Any("string or object"), "400: only with `tools`", refusal: OnlyWithTools),
        new("tools", FieldSupport.Unsupported, FieldRule.Any("array"), "404, or 400 as at Azure: `Errors.ToolsStatus`", refusal: Tools),
        new("top_logprobs", FieldSupport.Unsupported, FieldRule.Integer(0, 20)),
        new("top_p", FieldSupport.DefaultOnly, FieldRule.Number(0, 1), "1", only: "1", refusal: static (name, _) => ParameterErrors.Unsupported(name)),
        new("user", FieldSupport.Deprecated, FieldRule.String(64), "use `safety_identifier`, `prompt_cache_key`"),
        new("verbosity", FieldSupport.Supported, FieldRule.OneOf("low", "medium", "high"), "no effect here"),
        new("web_search_options", FieldSupport.Unsupported, FieldRule.Object, "refused as unknown", isUnknown: true),
    ];

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets what happens to the field, unless <see cref="EndpointOptions.Fields"/> says otherwise.</summary>
    public FieldSupport Support { get; }

    /// <summary>Gets what its value must be.</summary>
    public string Rule => _rule.Text;

    /// <summary>Gets what else there is to say.</summary>
    public string Note { get; }

    internal bool IsUnknown(EndpointOptions options) => _isUnknown && SupportIn(options) is FieldSupport.Unsupported;

    /// <summary>Refuses a field that the model does not have, or a value of another form than it must have.</summary>
    internal void CheckForm(JsonElement value, EndpointOptions options)
    {
        bool isUnsupported = SupportIn(options) is FieldSupport.Unsupported;
        if (value.ValueKind is JsonValueKind.Null)
        {
            if (_refusesNull && isUnsupported)
                throw ParameterErrors.BadType(Name, "an unsupported value", value).Refuse();

            return;
        }

        if (isUnsupported && !IsDefault(value))
            throw Refusal(options).Refuse();

        _rule.Check(value, Name);
    }

    /// <summary>Refuses a value that is well formed and that the model does not take; the endpoint looks at these last.</summary>
    internal void CheckValue(JsonElement value, EndpointOptions options, bool reasons)
    {
        FieldSupport support = SupportIn(options);
        if ((support is FieldSupport.DefaultOnly || (support is FieldSupport.WithoutReasoning && reasons)) && !IsDefault(value))
            throw (_default is null || _refusal is not null ? Refusal(options) : ParameterErrors.UnsupportedValue(Name, value.GetRawText(), _default)).Refuse();
    }

    private FieldSupport SupportIn(EndpointOptions options) => options.Fields.TryGetValue(Name, out FieldSupport other) ? other : Support;

    private bool IsDefault(JsonElement value)
    {
        if (_default is null)
            return false;

        using var only = JsonDocument.Parse(_default);
        return JsonElement.DeepEquals(value, only.RootElement);
    }

    private ErrorResponse Refusal(EndpointOptions options) => _refusal?.Invoke(Name, options) ?? ParameterErrors.Unsupported(Name);

    private static ErrorResponse Tools(string name, EndpointOptions options) => ParameterErrors.ToolsUnsupported(name, options);

    private static ErrorResponse OnlyWithTools(string name, EndpointOptions options) => ParameterErrors.OnlyWithTools(name);
}
