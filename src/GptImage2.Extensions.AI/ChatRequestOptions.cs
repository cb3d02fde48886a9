using GptImage2.Messages;
using Microsoft.Extensions.AI;
using Effort = Microsoft.Extensions.AI.ReasoningEffort;

namespace GptImage2.Extensions.AI;

/// <summary>Turns what a request asks for into the options of a chat client.</summary>
/// <remarks>
/// Settings for which a chat client has no option are additional properties under the names that they have in the API. Whether a chat
/// client sends them is up to it.
/// </remarks>
internal static class ChatRequestOptions
{
    public static ChatOptions Of(JsonModeRequest request)
    {
        RequestSettings settings = request.Settings;
        var options = new ChatOptions { ModelId = settings.Model, MaxOutputTokens = request.MaxOutputTokens, ResponseFormat = ChatResponseFormat.Json };
        if (settings.ReasoningEffort is { } effort)
            options.Reasoning = new ReasoningOptions { Effort = EffortOf(effort) };
        Add(options, "service_tier", settings.ServiceTier is { } tier ? WireNames.Of(tier) : null);
        Add(options, "verbosity", settings.Verbosity is { } verbosity ? WireNames.Of(verbosity) : null);
        Add(options, "prompt_cache_key", settings.PromptCacheKey);
        Add(options, "safety_identifier", settings.SafetyIdentifier);
        Add(options, "metadata", settings.Metadata);
        return options;
    }

    private static Effort EffortOf(GptImage2.ReasoningEffort effort) => effort switch
    {
        GptImage2.ReasoningEffort.None => Effort.None,
        GptImage2.ReasoningEffort.Minimal or GptImage2.ReasoningEffort.Low => Effort.Low,
        GptImage2.ReasoningEffort.Medium => Effort.Medium,
        GptImage2.ReasoningEffort.High => Effort.High,
        _ => Effort.ExtraHigh,
    };

    private static void Add(ChatOptions options, string name, object? value)
    {
        if (value is not null)
            (options.AdditionalProperties ??= [])[name] = value;
    }
}
