using GptImage2.Emulator.Chat;

namespace GptImage2.Emulator;

/// <content>What is known of the contract from more than one source, or from none for this model.</content>
public abstract partial class EndpointOptions
{
    /// <summary>Gets or sets how the texts of a request are counted as tokens.</summary>
    public TokenRule TextTokens { get; set; } = new();

    /// <summary>
    /// Gets or sets the share of the requests of the tier <c>flex</c> that are refused with 429 because there is no capacity, from 0 to 1.
    /// <see cref="Seed"/> chooses them by their place among all requests.
    /// </summary>
    public double FlexShortageRate { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>cached_tokens</c> counts what a prompt has in common with the start of a prompt of the last ten minutes.</summary>
    public bool PromptCache { get; set; } = true;

    /// <summary>Gets or sets the reasoning tokens of each choice, where the reply says nothing and <c>reasoning_effort</c> is not <c>none</c>.</summary>
    public int ReasoningTokens { get; set; }

    /// <summary>Gets or sets how a reply ends whose reasoning leaves no token for its content.</summary>
    public ReasoningOverrun WhenReasoningTakesAll { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether usage has <c>text_tokens</c>, <c>image_tokens</c> and <c>cache_write_tokens</c>, which the
    /// specification lists and recorded bills of image requests do not have. Requests that say how they are cached get
    /// <c>cache_write_tokens</c> in any case.
    /// </summary>
    public bool DetailedUsage { get; set; }

    /// <summary>Gets the support of fields where it is to be another than in <see cref="RequestField.All"/>.</summary>
    public IDictionary<string, FieldSupport> Fields { get; } = new Dictionary<string, FieldSupport>(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether <c>metadata</c> is refused without <c>store</c>, which the specification does not say.</summary>
    public bool MetadataNeedsStore { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether <c>response_format</c> of the type <c>json_schema</c> is taken; lists of models disagree.</summary>
    public bool TakesJsonSchema { get; set; }

    /// <summary>Gets or sets the form of errors of which more than one has been seen.</summary>
    public ErrorForms Errors { get; set; } = new();

    /// <summary>Gets or sets the longest text of a message or a part in characters.</summary>
    public int MaxTextLength { get; set; } = 10_485_760;

    /// <summary>Gets the models that exist and are refused with 403, since the project has no access to them.</summary>
    public ISet<string> ModelsWithoutAccess { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets the keys whose requests are refused with 429, since their account has nothing left to spend.</summary>
    public ISet<string> KeysWithoutQuota { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the organization that headers and errors name.</summary>
    public string Organization { get; set; } = "org-emulator";

    /// <summary>Gets or sets the project that headers and errors name, unless the request names one.</summary>
    public string Project { get; set; } = "proj_emulator";

    /// <summary>Gets or sets a value indicating whether JSON bodies are minified rather than indented.</summary>
    public bool MinifiedBodies { get; set; }

    /// <summary>Gets or sets a value indicating whether completions are sent in chunks, as most recorded ones were, rather than with a length.</summary>
    public bool ChunkedBodies { get; set; } = true;
}
