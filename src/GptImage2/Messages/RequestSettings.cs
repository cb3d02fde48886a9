namespace GptImage2.Messages;

/// <summary>What a request asks for beside its messages.</summary>
internal sealed record RequestSettings
{
    /// <summary>Settings that leave everything to the endpoint.</summary>
    public static RequestSettings None { get; } = new();

    /// <summary>The model; null for that of the client.</summary>
    public string? Model { get; init; }

    public ServiceTier? ServiceTier { get; init; }

    public FlexShortage FlexShortage { get; init; }

    /// <summary>Whether the request is sent to the default tier when flex has no capacity.</summary>
    public bool FallsBack => ServiceTier == GptImage2.ServiceTier.Flex && FlexShortage == FlexShortage.UseDefaultTier;

    public ReasoningEffort? ReasoningEffort { get; init; }

    public Verbosity? Verbosity { get; init; }

    public string? PromptCacheKey { get; init; }

    public PromptCacheBreakpoint PromptCacheBreakpoint { get; init; }

    /// <summary>The detail of images whose own is <see cref="ImageDetail.Auto"/>.</summary>
    public ImageDetail ImageDetail { get; init; }

    public string? SafetyIdentifier { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
