namespace GptImage2.Emulator.Requests;

/// <summary>The order in which the endpoint looks at the fields of a request; if two are wrong, the first is reported.</summary>
internal static class FieldOrder
{
    private static readonly string[] Names =
    [
        "model",
        "messages",
        "functions",
        "function_call",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "max_completion_tokens",
        "n",
        "temperature",
        "top_p",
        "presence_penalty",
        "frequency_penalty",
        "logprobs",
        "top_logprobs",
        "user",
        "seed",
        "moderation",
        "safety_identifier",
        "prompt_cache_options",
        "prompt_cache_key",
        "prompt_cache_retention",
        "response_format",
        "service_tier",
        "max_tokens",
        "reasoning_effort",
        "logit_bias",
        "stop",
        "stream",
        "stream_options",
        "store",
        "metadata",
        "prediction",
        "verbosity",
    ];

    /// <summary>Gets the fields in that order; those that it does not name come last.</summary>
    public static IReadOnlyList<RequestField> Fields { get; } =
        [.. RequestField.All.OrderBy(static f => Array.IndexOf(Names, f.Name) is >= 0 and var at ? at : Names.Length)];
}
