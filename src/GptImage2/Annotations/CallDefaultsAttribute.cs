namespace GptImage2;

/// <summary>
/// Settings of the calls of a method, or of all methods of an interface. A setting of a method has precedence over that of
/// its interface, which has precedence over <see cref="GptImage2Options"/>. A <see cref="CallOptions"/> parameter has
/// precedence over all of them.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class CallDefaultsAttribute : Attribute
{
    /// <summary>Which repairs of a reply are made before the model is asked again.</summary>
    public Leniency Leniency { get; set; }

    /// <summary>How often the model may be asked to correct a reply that breaks its contract: 0 to 5.</summary>
    public int MaxCorrections { get; set; }

    /// <summary>Whether corrections send the images of the call again.</summary>
    public CorrectionImages CorrectionImages { get; set; }

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; set; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning.</summary>
    public int MaxOutputTokens { get; set; }

    /// <summary>The id of the model on the endpoint.</summary>
    public string? Model { get; set; }

    /// <summary>The tier that processes the requests. Price and waiting time depend on it.</summary>
    public ServiceTier ServiceTier { get; set; }

    /// <summary>What happens when <see cref="ServiceTier.Flex"/> has no capacity.</summary>
    public FlexShortage FlexShortage { get; set; }

    /// <summary>How much the model thinks before it answers.</summary>
    public ReasoningEffort ReasoningEffort { get; set; }

    /// <summary>How much the model writes.</summary>
    public Verbosity Verbosity { get; set; }

    /// <summary>The key under which the provider looks for cached prompts, up to 64 characters.</summary>
    public string? PromptCacheKey { get; set; }

    /// <summary>Whether the end of the constant messages is marked for the provider's prompt cache.</summary>
    public PromptCacheBreakpoint PromptCacheBreakpoint { get; set; }

    /// <summary>The detail of images that are <see cref="ImageDetail.Auto"/>.</summary>
    public ImageDetail ImageDetail { get; set; }

    /// <summary>A stable id for the provider's abuse detection, up to 128 characters.</summary>
    public string? SafetyIdentifier { get; set; }

    /// <summary>Up to 16 pairs that the provider stores with a request, each as <c>"key=value"</c>.</summary>
    public string[]? Metadata { get; set; }

    /// <summary>The maximum cost of a call in US dollars, including corrections.</summary>
    public double MaxCost { get; set; }
}
