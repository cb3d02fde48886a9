using System.Text.Json;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Requests;

/// <summary>Reads a request as the endpoint does, and refuses what it refuses.</summary>
internal static class RequestChecks
{
    private static readonly Dictionary<string, RequestField> Fields = RequestField.All.ToDictionary(static f => f.Name, StringComparer.Ordinal);

    public static ChatRequest Read(JsonElement root, EndpointOptions options, PassedImages images)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.NotJson().Refuse();

        CheckModel(root, options);
        if (!root.TryGetProperty("messages", out _))
            throw ParameterErrors.Missing("messages").Refuse();

        CheckNames(root, options);
        IReadOnlyList<ReceivedMessage> messages = MessageChecks.Read(root, options, images);
        CheckFields(root, options);
        var format = ResponseFormat.Read(root, options);
        var stream = StreamOptions.Read(root);
        var request = new ChatRequest
        {
            Model = root.GetProperty("model").GetString()!,
            Messages = messages,
            ResponseFormat = format.Type,
            Schema = format.Schema,
            MaxCompletionTokens = (int?)root.OptionalInteger("max_completion_tokens"),
            Seed = root.OptionalInteger("seed"),
            Stream = stream.Stream,
            IncludeUsage = stream.IncludeUsage,
            IncludeObfuscation = stream.IncludeObfuscation,
            Choices = (int)(root.OptionalInteger("n") ?? 1),
            Stop = Strings(root.Find("stop")),
            ReasoningEffort = root.OptionalString("reasoning_effort"),
            Verbosity = root.OptionalString("verbosity"),
            SafetyIdentifier = root.OptionalString("safety_identifier"),
            Metadata = Pairs(root.Find("metadata")),
            PromptCacheKey = root.OptionalString("prompt_cache_key"),
            PromptCacheMode = CacheOption(root, "mode"),
            PromptCacheLifetime = root.OptionalString("prompt_cache_retention") is "24h" ? "24h" : CacheOption(root, "ttl"),
            ServiceTier = root.OptionalString("service_tier") switch { "fast" => "priority", "auto" => "default", var tier => tier },
        };

        CheckValues(root, options);
        MessageChecks.RequireContent(root);
        if (request.WantsJson && !request.Text.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw ResponseFormat.WordMissing(options).Refuse();

        request.TextTokens = options.TextTokens.Count(request.Messages);
        CheckContext(request, options);
        return request;
    }

    private static string? CacheOption(JsonElement root, string name) => root.Find("prompt_cache_options") is { } options ? options.Find(name)?.GetString() : null;

    // A name that comes twice has its last value.
    private static Dictionary<string, string> Pairs(JsonElement? metadata)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (metadata is { } given)
        {
            foreach (JsonProperty pair in given.EnumerateObject())
                pairs[pair.Name] = pair.Value.GetString()!;
        }

        return pairs;
    }

    private static void CheckModel(JsonElement root, EndpointOptions options)
    {
        // The model is read before all else, by a part of the service with words of its own.
        if (root.Find("model") is { ValueKind: not JsonValueKind.String })
            throw ParameterErrors.NotJson().Refuse();

        string? model = root.OptionalString("model");
        if (string.IsNullOrWhiteSpace(model))
            throw ErrorResponse.BadRequest("you must provide a model parameter").Refuse();

        if (options.ModelsWithoutAccess.Contains(model))
            throw ParameterErrors.NoAccess(options.Project, model).Refuse();

        if (!options.Models.Contains(model))
            throw ParameterErrors.UnknownModel(model).Refuse();
    }

    private static void CheckNames(JsonElement root, EndpointOptions options)
    {
        foreach (string? name in root.EnumerateObject().Select(static m => m.Name).Where(n => !Fields.TryGetValue(n, out RequestField? field) || field.IsUnknown(options)))
        {
            IEnumerable<string> others = Fields.Values.Where(f => !f.IsUnknown(options) && !root.TryGetProperty(f.Name, out _)).Select(static f => f.Name);
            throw ParameterErrors.Unrecognized(name, options, NameSuggestion.Near(name, others)).Refuse();
        }
    }

    private static void CheckFields(JsonElement root, EndpointOptions options)
    {
        foreach (RequestField field in FieldOrder.Fields)
        {
            if (root.TryGetProperty(field.Name, out JsonElement value))
                field.CheckForm(value, options);
        }

        if (root.OptionalInteger("max_completion_tokens") is { } tokens && tokens > options.MaxCompletionTokens)
            throw ParameterErrors.CompletionTooLong(options, tokens).Refuse();

        if (options.MetadataNeedsStore && root.Find("metadata") is not null && root.OptionalBoolean("store") is not true)
            throw ParameterErrors.OnlyWith("metadata", "store").Refuse();

        if (root.Find("top_logprobs") is not null && root.OptionalBoolean("logprobs") is not true)
            throw ParameterErrors.OnlyWith("top_logprobs", "logprobs").Refuse();

        if (root.OptionalBoolean("logprobs") is true)
            throw ErrorResponse.Emulator(StatusCodes.Status501NotImplemented, "The emulator does not make log probabilities; send the request without 'logprobs'.").Refuse();
    }

    private static void CheckValues(JsonElement root, EndpointOptions options)
    {
        bool reasons = root.OptionalString("reasoning_effort") is not "none";
        foreach (RequestField field in FieldOrder.Fields)
        {
            if (root.Find(field.Name) is { } value)
                field.CheckValue(value, options, reasons);
        }
    }

    private static void CheckContext(ChatRequest request, EndpointOptions options)
    {
        if (request.PromptTokens + (request.MaxCompletionTokens ?? 0) > options.ContextTokens)
            throw ParameterErrors.ContextTooLong(options.ContextTokens, request.PromptTokens, request.MaxCompletionTokens).Refuse();
    }

    private static string[] Strings(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { } texts => [.. texts.EnumerateArray().Select(static t => t.GetString()!)],
    };
}
