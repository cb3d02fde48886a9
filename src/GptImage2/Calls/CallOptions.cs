using GptImage2.Calls;

namespace GptImage2;

/// <summary>
/// Settings of one call. A setting that is null here is taken from the method, then from its interface, and last from
/// <see cref="GptImage2Options"/>.
/// </summary>
/// <remarks>Declare a parameter of this type in a method to give settings to each call.</remarks>
public sealed record CallOptions
{
    /// <summary>Which repairs of a reply are made before the model is asked again.</summary>
    public Leniency? Leniency { get; init; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int? MaxCorrections { get; init; }

    /// <summary>Whether corrections send the images of the call again.</summary>
    public CorrectionImages? CorrectionImages { get; init; }

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers? DoubtfulAnswers { get; init; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The id of the model on the endpoint.</summary>
    /// <remarks>The price of another model than that of the client comes from <see cref="GptImage2Options.Prices"/>.</remarks>
    public string? Model { get; init; }

    /// <summary>The tier that processes the requests. Price and waiting time depend on it.</summary>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>What happens when <see cref="GptImage2.ServiceTier.Flex"/> has no capacity.</summary>
    public FlexShortage? FlexShortage { get; init; }

    /// <summary>How much the model thinks before it answers.</summary>
    public ReasoningEffort? ReasoningEffort { get; init; }

    /// <summary>How much the model writes.</summary>
    public Verbosity? Verbosity { get; init; }

    /// <summary>
    /// The key under which the provider looks for cached prompts, up to 64 characters. Calls with the same beginning should have the
    /// same key.
    /// </summary>
    public string? PromptCacheKey { get; init; }

    /// <summary>Whether the end of the constant messages is marked for the provider's prompt cache.</summary>
    public PromptCacheBreakpoint? PromptCacheBreakpoint { get; init; }

    /// <summary>The detail of images that are <see cref="GptImage2.ImageDetail.Auto"/>.</summary>
    public ImageDetail? ImageDetail { get; init; }

    /// <summary>
    /// A stable id of the person for whom the call is made, up to 128 characters, for the provider's abuse detection. Send a hash, not
    /// a name.
    /// </summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary>Up to 16 pairs that the provider stores with a request; keys of up to 64 and values of up to 512 characters.</summary>
    /// <remarks>Pairs of an outer place are kept, unless they have the same key.</remarks>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The maximum cost of the call in US dollars, including corrections.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Checks of the value, after those that were registered further out; null adds none.</summary>
    public ReplyChecks? Checks { get; init; }

    /// <summary>Returns these settings; settings that are null here are taken from <paramref name="outer"/>.</summary>
    internal CallOptions Within(CallOptions? outer) => outer is null
        ? this
        : new CallOptions
        {
            Leniency = Leniency ?? outer.Leniency,
            MaxCorrections = MaxCorrections ?? outer.MaxCorrections,
            CorrectionImages = CorrectionImages ?? outer.CorrectionImages,
            DoubtfulAnswers = DoubtfulAnswers ?? outer.DoubtfulAnswers,
            MaxOutputTokens = MaxOutputTokens ?? outer.MaxOutputTokens,
            Model = Model ?? outer.Model,
            ServiceTier = ServiceTier ?? outer.ServiceTier,
            FlexShortage = FlexShortage ?? outer.FlexShortage,
            ReasoningEffort = ReasoningEffort ?? outer.ReasoningEffort,
            Verbosity = Verbosity ?? outer.Verbosity,
            PromptCacheKey = PromptCacheKey ?? outer.PromptCacheKey,
            PromptCacheBreakpoint = PromptCacheBreakpoint ?? outer.PromptCacheBreakpoint,
            ImageDetail = ImageDetail ?? outer.ImageDetail,
            SafetyIdentifier = SafetyIdentifier ?? outer.SafetyIdentifier,
            Metadata = Joined(outer.Metadata, Metadata),
            MaxCost = MaxCost ?? outer.MaxCost,
            Checks = ReplyChecks.Join(outer.Checks, Checks),
        };

    internal const int MostCorrections = 5;
    internal const int LongestPromptCacheKey = 64;
    internal const int LongestSafetyIdentifier = 128;
    internal const int MostMetadata = 16;
    internal const int LongestMetadataKey = 64;
    internal const int LongestMetadataValue = 512;

    internal void Validate(string parameterName)
    {
        foreach (OptionError error in Errors())
            throw new ArgumentOutOfRangeException(parameterName, error.Value, $"{error.Name} {error.Rule}.");
    }

    /// <summary>What is out of its range.</summary>
    internal IEnumerable<OptionError> Errors()
    {
        if (Enumeration(Leniency, nameof(Leniency)) is { } leniency)
            yield return leniency;
        if (MaxCorrections is < 0 or > MostCorrections)
            yield return new(nameof(MaxCorrections), $"must be from 0 to {MostCorrections}", MaxCorrections);
        if (Enumeration(DoubtfulAnswers, nameof(DoubtfulAnswers)) is { } doubtful)
            yield return doubtful;
        if (Enumeration(CorrectionImages, nameof(CorrectionImages)) is { } images)
            yield return images;
        if (MaxOutputTokens is < 1)
            yield return new(nameof(MaxOutputTokens), "must be at least 1", MaxOutputTokens);
        if (MaxCost is <= 0)
            yield return new(nameof(MaxCost), "must be more than 0", MaxCost);
        if (Model is not null && string.IsNullOrWhiteSpace(Model))
            yield return new(nameof(Model), "must name a model", Model);
        if (Enumeration(ServiceTier, nameof(ServiceTier)) is { } tier)
            yield return tier;
        if (Enumeration(FlexShortage, nameof(FlexShortage)) is { } shortage)
            yield return shortage;
        if (Enumeration(ReasoningEffort, nameof(ReasoningEffort)) is { } effort)
            yield return effort;
        if (Enumeration(Verbosity, nameof(Verbosity)) is { } verbosity)
            yield return verbosity;
        if (PromptCacheKey is { Length: 0 or > LongestPromptCacheKey })
            yield return new(nameof(PromptCacheKey), $"must have from 1 to {LongestPromptCacheKey} characters", PromptCacheKey);
        if (Enumeration(PromptCacheBreakpoint, nameof(PromptCacheBreakpoint)) is { } breakpoint)
            yield return breakpoint;
        if (Enumeration(ImageDetail, nameof(ImageDetail)) is { } detail)
            yield return detail;
        if (SafetyIdentifier is { Length: 0 or > LongestSafetyIdentifier })
            yield return new(nameof(SafetyIdentifier), $"must have from 1 to {LongestSafetyIdentifier} characters", null);
        if (Metadata is { Count: > MostMetadata })
            yield return new(nameof(Metadata), $"must have at most {MostMetadata} pairs", Metadata.Count);
        else if (Metadata?.Any(static pair => pair.Key is not { Length: > 0 and <= LongestMetadataKey } || pair.Value is not { Length: <= LongestMetadataValue }) == true)
            yield return new(nameof(Metadata), $"must have keys of 1 to {LongestMetadataKey} characters and values of at most {LongestMetadataValue}", null);
    }

    private static OptionError? Enumeration<T>(T? value, string name)
        where T : struct, Enum => value is { } set && !Enum.IsDefined(set) ? new OptionError(name, "must be one of its names", set) : null;

    private static IReadOnlyDictionary<string, string>? Joined(IReadOnlyDictionary<string, string>? outer, IReadOnlyDictionary<string, string>? inner)
    {
        if (outer is null || inner is null)
            return inner ?? outer;
        var joined = new Dictionary<string, string>(outer, StringComparer.Ordinal);
        foreach ((string key, string value) in inner)
            joined[key] = value;
        return joined;
    }
}
