using System.Text.Json;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Requests;

/// <summary>Reads a request as the endpoint does, and refuses what it refuses.</summary>
internal static class RequestChecks
{
    private static readonly Dictionary<string, RequestField> Fields = RequestField.All.ToDictionary(static f => f.Name, StringComparer.Ordinal);

    // A field that comes only with tools is not the one to blame where there are tools.
    private static readonly RequestField[] InOrder = [.. RequestField.All.OrderByDescending(static f => f.Name is "tools" or "functions")];

    public static ChatRequest Read(JsonElement root, EmulatorOptions options, PassedImages images)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw ParameterErrors.NotJson().Refuse();

        foreach (var member in root.EnumerateObject().Where(static m => !Fields.ContainsKey(m.Name)))
            throw ParameterErrors.Unrecognized(member.Name, options).Refuse();

        CheckModel(root.OptionalString("model") ?? throw ApiError.BadRequest("you must provide a model parameter").Refuse(), options);
        CheckFields(root, options);
        var format = ResponseFormat.Read(root, options);
        var stream = StreamOptions.Read(root);
        var request = new ChatRequest
        {
            Model = root.GetProperty("model").GetString()!,
            Messages = MessageChecks.Read(root, options, images),
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
            ServiceTier = root.OptionalString("service_tier") switch { "fast" => "priority", var tier => tier },
        };

        if (request.WantsJson && !request.Text.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw ResponseFormat.WordMissing(options).Refuse();

        request.TextTokens = options.TextTokens.Count(request.Messages);
        CheckContext(request, options);
        return request;
    }

    private static void CheckModel(string model, EmulatorOptions options)
    {
        if (options.ModelsWithoutAccess.Contains(model))
            throw ParameterErrors.NoAccess(options.Project, model).Refuse();

        if (!options.Models.Contains(model))
            throw ParameterErrors.UnknownModel(model).Refuse();
    }

    private static void CheckFields(JsonElement root, EmulatorOptions options)
    {
        foreach (var field in InOrder)
        {
            if (root.Find(field.Name) is { } value)
                field.Check(value, options);
        }

        if (root.OptionalInteger("max_completion_tokens") is { } tokens && tokens > options.MaxCompletionTokens)
            throw ParameterErrors.CompletionTooLong(options, tokens).Refuse();

        if (options.MetadataNeedsStore && root.Find("metadata") is not null && root.OptionalBoolean("store") is not true)
            throw ParameterErrors.OnlyWith("metadata", "store").Refuse();

        if (root.Find("top_logprobs") is not null && root.OptionalBoolean("logprobs") is not true)
            throw ParameterErrors.OnlyWith("top_logprobs", "logprobs").Refuse();

        if (root.OptionalBoolean("logprobs") is true)
            throw ApiError.Emulator(StatusCodes.Status501NotImplemented, "The emulator does not make log probabilities; send the request without 'logprobs'.").Refuse();
    }

    private static void CheckContext(ChatRequest request, EmulatorOptions options)
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
