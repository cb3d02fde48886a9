using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator;

/// <summary>A chat completions request that passed the checks.</summary>
public sealed class ChatRequest
{
    /// <summary>Gets the model asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the messages, in order.</summary>
    public required IReadOnlyList<ReceivedMessage> Messages { get; init; }

    /// <summary>Gets the type of <c>response_format</c>: <c>text</c>, <c>json_object</c>, or <c>json_schema</c> where an option takes that.</summary>
    public string ResponseFormat { get; init; } = "text";

    /// <summary>Gets <c>max_completion_tokens</c>.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets <c>seed</c>.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets a value indicating whether the reply is to come as server-sent events.</summary>
    public bool Stream { get; init; }

    /// <summary>Gets a value indicating whether the stream is to end with its usage.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Gets a value indicating whether the events of the stream are padded, which they are unless the request says no.</summary>
    public bool IncludeObfuscation { get; init; } = true;

    /// <summary>Gets the number of choices asked for.</summary>
    public int Choices { get; init; } = 1;

    /// <summary>Gets the tier that serves the request: <c>service_tier</c>, where <c>fast</c> is <c>priority</c> and <c>auto</c> is <c>default</c>; null when the request names none.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Gets the texts of <c>stop</c>, before the first of which a reply ends.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Gets <c>reasoning_effort</c>.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Gets <c>verbosity</c>.</summary>
    public string? Verbosity { get; init; }

    /// <summary>Gets <c>safety_identifier</c>.</summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary>Gets <c>metadata</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets <c>prompt_cache_key</c>. Requests with different keys have no cached prompts in common.</summary>
    public string? PromptCacheKey { get; init; }

    /// <summary>Gets the <c>mode</c> of <c>prompt_cache_options</c>: <c>implicit</c> or <c>explicit</c>; null when the request has none.</summary>
    public string? PromptCacheMode { get; init; }

    /// <summary>Gets the tokens of the prompt's text, framing included.</summary>
    public int TextTokens { get; internal set; }

    /// <summary>Gets how many tokens of the prompt are the start of one that was answered before.</summary>
    public int CachedTokens { get; internal set; }

    /// <summary>Gets how many tokens of the prompt were written to the cache, so that a later prompt can begin with them.</summary>
    public int CacheWriteTokens { get; internal set; }

    /// <summary>Gets the tokens of the prompt.</summary>
    public int PromptTokens => TextTokens + ImageTokens;

    /// <summary>Gets the text of all messages, one per line.</summary>
    public string Text => string.Join('\n', Messages.Select(static m => m.Text));

    /// <summary>Gets the images of all messages.</summary>
    public IEnumerable<ReceivedImage> Images => Messages.SelectMany(static m => m.Images);

    /// <summary>Gets how long the prompt is to be kept, where the request says so: <c>30m</c> by <c>prompt_cache_options</c>, <c>24h</c> by <c>prompt_cache_retention</c>.</summary>
    internal string? PromptCacheLifetime { get; init; }

    /// <summary>Gets a value indicating whether the request says how it is to be cached; then its usage says what was written.</summary>
    internal bool ControlsCache =>
        PromptCacheKey is not null || PromptCacheMode is not null || PromptCacheLifetime is not null || Messages.Any(static m => m.Parts.Any(static p => p.CacheBreakpoint is not null));

    internal string? Schema { get; init; }

    internal int ImageTokens => Images.Sum(static i => i.Tokens);

    internal bool WantsJson => string.Equals(ResponseFormat, "json_object", StringComparison.Ordinal);
}
