using System.Text.Json;
using GptImage2.Emulator.Http;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator;

/// <summary>A field of a chat completions request, and what the endpoint does with it for this model.</summary>
public sealed record RequestField
{
    private readonly FieldRule _rule;
    private readonly string? _default;
    private readonly Func<string, EmulatorOptions, ApiError>? _refusal;

    private RequestField(string name, FieldSupport support, FieldRule rule, string note = "", string? only = null, Func<string, EmulatorOptions, ApiError>? refusal = null) =>
        (Name, Support, Note, _rule, _default, _refusal) = (name, support, note, rule, only, refusal);

    /// <summary>Gets the fields that are known; any other is refused.</summary>
    public static IReadOnlyList<RequestField> All { get; } =
    [
        new("audio", FieldSupport.Unsupported, FieldRule.Object),
        new("frequency_penalty", FieldSupport.Supported, FieldRule.Number(-2, 2), "no effect here"),
        new("function_call", FieldSupport.Unsupported, FieldRule.Any("string or object"), "400: only with `tools`", refusal: OnlyWithTools),
        new("functions", FieldSupport.Unsupported, FieldRule.Any("array"), "404, or 400 as at Azure: `Errors.ToolsStatus`", refusal: Tools),
        new("logit_bias", FieldSupport.Supported, FieldRule.TokenBiases, "no effect here"),
        new("logprobs", FieldSupport.Unsupported, FieldRule.Boolean, "`false` is taken; 501 where an option makes it supported", only: "false"),
        new("max_completion_tokens", FieldSupport.Supported, FieldRule.Integer(1, long.MaxValue), "at most `MaxCompletionTokens`; reasoning counts"),
        new("max_tokens", FieldSupport.Unsupported, FieldRule.Integer(1, long.MaxValue), "use `max_completion_tokens`", refusal: static (name, _) => ParameterErrors.Unsupported(name, "max_completion_tokens")),
        new("messages", FieldSupport.Supported, FieldRule.Any("array of messages"), "required"),
        new("metadata", FieldSupport.Supported, FieldRule.Pairs(16, 64, 512), "only with `store`: `MetadataNeedsStore`"),
        new("modalities", FieldSupport.DefaultOnly, FieldRule.Values("text", "audio"), "`[\"text\"]`", only: "[\"text\"]", refusal: static (name, _) => ParameterErrors.Unsupported(name)),
        new("model", FieldSupport.Supported, FieldRule.String(), "required; one of `Models`"),
        new("moderation", FieldSupport.Unsupported, FieldRule.Object),
        new("n", FieldSupport.Supported, FieldRule.Integer(1, 128)),
        new("parallel_tool_calls", FieldSupport.Unsupported, FieldRule.Boolean, "400: only with `tools`", refusal: OnlyWithTools),
        new("prediction", FieldSupport.Unsupported, FieldRule.Object),
        new("presence_penalty", FieldSupport.Supported, FieldRule.Number(-2, 2), "no effect here"),
        new("prompt_cache_key", FieldSupport.Supported, FieldRule.String(64), "no effect here"),
        new("prompt_cache_options", FieldSupport.Supported, FieldRule.Object, "no effect here"),
        new("prompt_cache_retention", FieldSupport.Deprecated, FieldRule.OneOf("in_memory", "in-memory", "24h"), "use `prompt_cache_options`"),
        new("reasoning_effort", FieldSupport.Supported, FieldRule.OneOf("none", "minimal", "low", "medium", "high", "xhigh", "max"), "`none` spends no `ReasoningTokens`"),
        new("response_format", FieldSupport.Supported, FieldRule.Any("object"), "`text` or `json_object`; `json_schema` is refused: `TakesJsonSchema`"),
        new("safety_identifier", FieldSupport.Supported, FieldRule.String(64), "no effect here"),
        new("seed", FieldSupport.Deprecated, FieldRule.Integer(long.MinValue, long.MaxValue), "of sample documents"),
        new("service_tier", FieldSupport.Supported, FieldRule.OneOf("auto", "default", "flex", "scale", "priority", "fast"), "the answer names the tier"),
        new("stop", FieldSupport.Supported, FieldRule.StringOrStrings(4), "ends the reply before its first"),
        new("store", FieldSupport.Supported, FieldRule.Boolean, "nothing is stored"),
        new("stream", FieldSupport.Supported, FieldRule.Boolean),
        new("stream_options", FieldSupport.Supported, FieldRule.Object, "only with `stream`; `include_usage`, `include_obfuscation`"),
        new("temperature", FieldSupport.DefaultOnly, FieldRule.Number(0, 2), "1", only: "1"),
        new("tool_choice", FieldSupport.Unsupported, FieldRule.Any("string or object"), "400: only with `tools`", refusal: OnlyWithTools),
        new("tools", FieldSupport.Unsupported, FieldRule.Any("array"), "404, or 400 as at Azure: `Errors.ToolsStatus`", refusal: Tools),
        new("top_logprobs", FieldSupport.Unsupported, FieldRule.Integer(0, 20)),
        new("top_p", FieldSupport.DefaultOnly, FieldRule.Number(0, 1), "1", only: "1"),
        new("user", FieldSupport.Deprecated, FieldRule.String(), "use `safety_identifier`, `prompt_cache_key`"),
        new("verbosity", FieldSupport.Supported, FieldRule.OneOf("low", "medium", "high"), "no effect here"),
        new("web_search_options", FieldSupport.Unsupported, FieldRule.Object),
    ];

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets what happens to the field, unless <see cref="EmulatorOptions.Fields"/> says otherwise.</summary>
    public FieldSupport Support { get; }

    /// <summary>Gets what its value must be.</summary>
    public string Rule => _rule.Text;

    /// <summary>Gets what else there is to say.</summary>
    public string Note { get; }

    internal void Check(JsonElement value, EmulatorOptions options)
    {
        var support = options.Fields.TryGetValue(Name, out var other) ? other : Support;
        var isDefault = _default is not null && IsDefault(value);
        if (support is FieldSupport.Unsupported && !isDefault)
            throw Refusal(options).Refuse();

        _rule.Check(value, Name);
        if (support is FieldSupport.DefaultOnly && !isDefault)
            throw (_default is null || _refusal is not null ? Refusal(options) : ParameterErrors.UnsupportedValue(Name, value.GetRawText(), _default)).Refuse();
    }

    private bool IsDefault(JsonElement value)
    {
        using var only = JsonDocument.Parse(_default!);
        return JsonElement.DeepEquals(value, only.RootElement);
    }

    private ApiError Refusal(EmulatorOptions options) => _refusal?.Invoke(Name, options) ?? ParameterErrors.Unsupported(Name);

    private static ApiError Tools(string name, EmulatorOptions options) => ParameterErrors.ToolsUnsupported(name, options);

    private static ApiError OnlyWithTools(string name, EmulatorOptions options) => ParameterErrors.OnlyWithTools(name);
}
