using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Requests;

/// <summary>Reads a request as the endpoint does, and refuses what it refuses.</summary>
internal static class RequestChecks
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "audio", "frequency_penalty", "function_call", "functions", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens",
        "messages", "metadata", "modalities", "model", "moderation", "n", "parallel_tool_calls", "prediction", "presence_penalty",
        "prompt_cache_key", "prompt_cache_options", "prompt_cache_retention", "reasoning_effort", "response_format", "safety_identifier",
        "seed", "service_tier", "stop", "store", "stream", "stream_options", "temperature", "tool_choice", "tools", "top_logprobs",
        "top_p", "user", "verbosity", "web_search_options",
    };

    public static ChatRequest Read(JsonElement root, EmulatorOptions options)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.NotJson().Refuse();

        foreach (var member in root.EnumerateObject().Where(static m => !Known.Contains(m.Name)))
            throw ParameterErrors.Unrecognized(member.Name).Refuse();

        var model = root.OptionalString("model") ?? throw ApiError.BadRequest("you must provide a model parameter").Refuse();
        if (!options.Models.Contains(model))
            throw ParameterErrors.UnknownModel(model).Refuse();

        ModelChecks.Check(root);
        var format = ResponseFormat.Read(root);
        var maxTokens = MaxCompletionTokens(root, options);
        var stream = StreamOptions.Read(root);
        var request = new ChatRequest
        {
            Model = model,
            Messages = MessageChecks.Read(root, options),
            ResponseFormat = format,
            MaxCompletionTokens = maxTokens,
            Seed = root.OptionalInteger("seed", long.MinValue, long.MaxValue),
            Stream = stream.Stream,
            IncludeUsage = stream.IncludeUsage,
            IncludeObfuscation = stream.IncludeObfuscation,
            Choices = (int)(root.OptionalInteger("n", 1, 128) ?? 1),
            ServiceTier = root.OneOf("service_tier", "service_tier", "auto", "default", "flex", "scale", "priority", "fast") switch
            {
                "fast" => "priority",
                var tier => tier,
            },
        };

        if (request.WantsJson && !request.Text.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw ResponseFormat.WordMissing().Refuse();

        CheckContext(request, options);
        CheckEmulator(root);
        return request;
    }

    private static int? MaxCompletionTokens(JsonElement root, EmulatorOptions options)
    {
        var tokens = root.OptionalInteger("max_completion_tokens", 1, long.MaxValue);
        return tokens > options.MaxCompletionTokens
            ? throw ParameterErrors.CompletionTooLong(options.MaxCompletionTokens, tokens.Value).Refuse()
            : (int?)tokens;
    }

    private static void CheckContext(ChatRequest request, EmulatorOptions options)
    {
        var (text, image) = TokenEstimate.CountPrompt(request);
        if (text + image + (request.MaxCompletionTokens ?? 0) > options.ContextTokens)
            throw ParameterErrors.ContextTooLong(options.ContextTokens, text + image, request.MaxCompletionTokens).Refuse();
    }

    private static void CheckEmulator(JsonElement root)
    {
        if (root.OptionalBoolean("logprobs") is true)
            throw NotBuilt("make log probabilities; send the request without 'logprobs'").Refuse();
    }

    private static ApiError NotBuilt(string what) =>
        ApiError.Emulator(StatusCodes.Status501NotImplemented, $"This version of the emulator does not {what}.");
}
