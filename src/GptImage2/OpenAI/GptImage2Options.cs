using GptImage2.Calls;
using GptImage2.OpenAI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace GptImage2;

/// <summary>The settings of a <see cref="GptImage2Client"/>: the endpoint, the model and the limits. The client copies them when it is created.</summary>
public sealed class GptImage2Options
{
    /// <summary>The API key; null uses the environment variable <c>OPENAI_API_KEY</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A key or a bearer token that a callback returns, instead of <see cref="ApiKey"/>; null when there is none.</summary>
    public ApiCredential? Credential { get; set; }

    /// <summary>
    /// The header that the key is sent in, such as <c>api-key</c> for Azure OpenAI; null sends it as <c>Authorization: Bearer</c>. A
    /// token of <see cref="ApiCredential.FromToken"/> is always sent as <c>Authorization: Bearer</c>.
    /// </summary>
    public string? ApiKeyHeader { get; set; }

    /// <summary>Headers that are sent with each request, such as those that a gateway asks for. The client sets Authorization, Content-Type, Host and the like itself.</summary>
    /// <remarks>A value whose name looks like that of a secret, such as <c>x-gateway-token</c>, is removed from messages and logs as the key is.</remarks>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets more headers before each attempt of a request, such as those of a tenant; null for none.</summary>
    /// <remarks>When it throws or takes longer than <see cref="AttemptTimeout"/>, the call ends with a <see cref="RequestHeaderException"/>.</remarks>
    public Func<RequestHeaders, CancellationToken, ValueTask>? ConfigureHeaders { get; set; }

    /// <summary>
    /// The base address of the API, such as <c>https://api.openai.com/v1</c>; null uses the environment variable
    /// <c>OPENAI_BASE_URL</c>, or the address of OpenAI if the variable is not set.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the model on the endpoint.</summary>
    public string Model { get; set; } = GptImage2Model.Id;

    /// <summary>The price of tokens. Change it if your endpoint has other prices.</summary>
    public ModelPrice Price { get; set; } = GptImage2Model.Price;

    /// <summary>The prices of other models, by their id, for calls with <see cref="CallOptions.Model"/>. The cost of a model without a price is not known.</summary>
    public IDictionary<string, ModelPrice> Prices { get; set; } = new Dictionary<string, ModelPrice>(StringComparer.Ordinal);

    /// <summary>The tier that processes the requests; null sends none, so that the project of the key decides.</summary>
    public ServiceTier? ServiceTier { get; set; }

    /// <summary>What happens when <see cref="GptImage2.ServiceTier.Flex"/> has no capacity.</summary>
    public FlexShortage FlexShortage { get; set; } = FlexShortage.Wait;

    /// <summary>How much the model thinks before it answers; null uses its default.</summary>
    public ReasoningEffort? ReasoningEffort { get; set; }

    /// <summary>How much the model writes; null uses its default.</summary>
    public Verbosity? Verbosity { get; set; }

    /// <summary>The key under which the provider looks for cached prompts, up to 64 characters; null sends none.</summary>
    public string? PromptCacheKey { get; set; }

    /// <summary>Whether the end of the constant messages is marked for the provider's prompt cache.</summary>
    public PromptCacheBreakpoint PromptCacheBreakpoint { get; set; } = PromptCacheBreakpoint.None;

    /// <summary>The detail of images that are <see cref="GptImage2.ImageDetail.Auto"/>.</summary>
    public ImageDetail ImageDetail { get; set; } = ImageDetail.Auto;

    /// <summary>A stable id of the person for whom calls are made, up to 128 characters; null sends none.</summary>
    public string? SafetyIdentifier { get; set; }

    /// <summary>Up to 16 pairs that the provider stores with each request; keys of up to 64 and values of up to 512 characters.</summary>
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>The maximum number of output tokens of a reply, including reasoning; null uses the limit of the model.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>Which repairs are made in a reply that breaks its contract, before the model is asked again.</summary>
    public Leniency Leniency { get; set; } = Leniency.Certain;

    /// <summary>
    /// How often the model is asked to correct a reply that breaks its contract and cannot be repaired: 0 to 5.
    /// </summary>
    public int MaxCorrections { get; set; } = 1;

    /// <summary>What happens to values that fit, but may not come from the input: empty objects, copies of examples, placeholders.</summary>
    public DoubtfulAnswers DoubtfulAnswers { get; set; } = DoubtfulAnswers.Warn;

    /// <summary>Checks of values that fit their contract, for every call of the client. What they reject is corrected by the model.</summary>
    public ReplyChecks Checks { get; set; } = new();

    /// <summary>Whether corrections send the images of the call to the model again.</summary>
    public CorrectionImages CorrectionImages { get; set; } = CorrectionImages.Auto;

    /// <summary>The limits for the images of a call. A call that exceeds them throws before it sends anything.</summary>
    public ImageLimits ImageLimits { get; set; } = ImageLimits.Default;

    /// <summary>
    /// The context window of the model in tokens; null checks none. A request whose input has more tokens throws a
    /// <see cref="ContextWindowExceededException"/> before it is sent.
    /// </summary>
    public int? ContextTokens { get; set; } = GptImage2Model.ContextTokens;

    /// <summary>Counts the tokens of requests before they are sent; null estimates them. It must be thread-safe.</summary>
    /// <remarks>The package GptImage2.Tokenizers has a counter.</remarks>
    public ITokenCounter? TokenCounter { get; set; }

    /// <summary>The maximum cost of one call in US dollars, including corrections; null for no limit.</summary>
    /// <remarks>
    /// A request that could exceed the limit is not sent. Its input is estimated, and its output is limited to what is left.
    /// </remarks>
    public decimal? MaxCostPerCall { get; set; }

    /// <summary>The maximum cost of all calls of the client together in US dollars, over its lifetime; null for no limit.</summary>
    /// <remarks>
    /// Before a request is sent, the most that it can cost is reserved; see <see cref="ReservedOutputTokens"/>. So calls at the same
    /// time cannot pass the limit together. <see cref="GptImage2Client.Budget"/> has what is spent and reserved.
    /// </remarks>
    public decimal? MaxCost { get; set; }

    /// <summary>The maximum cost of all calls of the client in one day (UTC) in US dollars; null for no limit.</summary>
    public decimal? MaxCostPerDay { get; set; }

    /// <summary>The maximum cost of all calls of the client in one calendar month (UTC) in US dollars; null for no limit.</summary>
    public decimal? MaxCostPerMonth { get; set; }

    /// <summary>
    /// A budget that several clients share, or that continues the one before a restart; null makes one from the limits of these
    /// options. Do not set both.
    /// </summary>
    public Budget? Budget { get; set; }

    /// <summary>
    /// The output tokens, including reasoning, that are reserved for a request with a limit of cost when <see cref="MaxOutputTokens"/>
    /// is null. They are also the output limit of the request, so that it cannot cost more than was reserved.
    /// </summary>
    public int ReservedOutputTokens { get; set; } = 16_384;

    /// <summary>
    /// How often a request is sent again after a lost connection, a timeout, a rate limit or an error of the server:
    /// 0 to 10.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest wait before a retry. If the endpoint asks for a longer one, the call throws at once;
    /// <see cref="ApiException.RetryAfter"/> has the wait.
    /// </summary>
    /// <remarks>It is also the longest wait before a request when the endpoint reports that its rate limits are used up.</remarks>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The time limit of one attempt. A reply with much reasoning takes minutes. The provider may bill an attempt that
    /// was given up.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The time limit of a stream from its first byte to its end, beside <see cref="AttemptTimeout"/>, which limits the time
    /// until something arrives. The time that your code takes between two items does not count. A stream that takes longer
    /// ends with an <see cref="ApiConnectionException"/>, whose <see cref="GptImage2Exception.RawReply"/> is the part that
    /// arrived. The provider may bill it.
    /// </summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The organization to bill; null uses the one of the key.</summary>
    public string? Organization { get; set; }

    /// <summary>The project to bill; null uses the one of the key.</summary>
    public string? Project { get; set; }

    /// <summary>
    /// The HTTP client that sends the requests; null uses one that all clients share. It is not disposed. Its
    /// <see cref="System.Net.Http.HttpClient.Timeout"/> also applies: do not set it lower than <see cref="AttemptTimeout"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The maximum number of requests at the same time, including retries; null for no limit.</summary>
    /// <remarks>Further requests wait in the order of their arrival.</remarks>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>The maximum number of requests per minute, including retries; null for no limit on this side.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>
    /// How many requests may be sent at once after a time without requests, and at the beginning: from 1 to
    /// <see cref="RequestsPerMinute"/>; null for a tenth of it, and at least 1.
    /// </summary>
    /// <remarks>In any minute, at most the limit and the burst are sent.</remarks>
    public int? RequestBurst { get; set; }

    /// <summary>
    /// The maximum number of tokens per minute, input and output together; null for no limit on this side. A request
    /// counts with an estimate of its input until its usage is known.
    /// </summary>
    public int? TokensPerMinute { get; set; }

    /// <summary>
    /// How many tokens may be taken at once after a time without requests, and at the beginning: from 1 to
    /// <see cref="TokensPerMinute"/>; null for a tenth of it, and at least 1.
    /// </summary>
    public int? TokenBurst { get; set; }

    /// <summary>
    /// The limiter that decides when a request may be sent; null for one of this client alone, with
    /// <see cref="RequestsPerMinute"/> and <see cref="TokensPerMinute"/>. Those must be null when a limiter is set.
    /// </summary>
    /// <remarks>
    /// Give the same <see cref="GptImage2.RequestLimiter"/> to several clients that share the limits of one project, or an
    /// <see cref="IRequestLimiter"/> of your own.
    /// </remarks>
    public IRequestLimiter? RequestLimiter { get; set; }

    /// <summary>The cache for replies that fit their contract; null caches nothing.</summary>
    public IDistributedCache? ReplyCache { get; set; }

    /// <summary>How long a reply stays in <see cref="ReplyCache"/>.</summary>
    public TimeSpan ReplyCacheDuration { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// The longest wait for <see cref="ReplyCache"/>, each time that a reply is looked up, stored or removed. After it, the
    /// call continues without the cache.
    /// </summary>
    public TimeSpan ReplyCacheTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Creates the logger of the category <c>GptImage2</c>; null logs nothing. Neither the key nor content is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether the spans of calls have the messages and the reply. Images are only named, without their bytes.</summary>
    public bool CaptureContent { get; set; }

    /// <summary>The clock for the waits before retries and for rate limits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The model and the endpoint; never the key.</summary>
    public override string ToString() => $"{Model} at {Endpoint?.Host ?? "the default endpoint"}";

    /// <summary>The settings that a method or a call can override.</summary>
    internal CallOptions ToCallOptions() => new()
    {
        Leniency = Leniency,
        MaxCorrections = MaxCorrections,
        CorrectionImages = CorrectionImages,
        DoubtfulAnswers = DoubtfulAnswers,
        MaxOutputTokens = MaxOutputTokens,
        ServiceTier = ServiceTier,
        FlexShortage = FlexShortage,
        ReasoningEffort = ReasoningEffort,
        Verbosity = Verbosity,
        PromptCacheKey = PromptCacheKey,
        PromptCacheBreakpoint = PromptCacheBreakpoint,
        ImageDetail = ImageDetail,
        SafetyIdentifier = SafetyIdentifier,
        Metadata = Metadata is null ? null : new Dictionary<string, string>(Metadata, StringComparer.Ordinal),
        Checks = ReplyChecks.Join(Checks, null),
    };

    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Model), nameof(Model), "must name a model", Model);
        Require(Credential is null || ApiKey is null, nameof(Credential), $"cannot be combined with {nameof(ApiKey)}. Remove one of them", null);
        Require(ApiKeyHeader is null || HeaderRules.MistakeInName(ApiKeyHeader) is null, nameof(ApiKeyHeader), "must be the name of a header that the client does not set itself", ApiKeyHeader);
        Require(ApiKeyHeader is null || Credential is not { IsToken: true }, nameof(ApiKeyHeader), $"cannot be combined with a token of {nameof(Credential)}, which is sent in the header Authorization", ApiKeyHeader);
        Require(Headers is not null, nameof(Headers), "must not be null", null);
        foreach ((string name, string value) in Headers!)
        {
            if (HeaderRules.Mistake(name, value, ApiKeyHeader) is { } mistaken)
                Require(false, nameof(Headers), mistaken, name);
        }

        Require(Price is not null, nameof(Price), "must not be null", null);
        Require(Price is { IsValid: true }, nameof(Price), "must not be negative", Price);
        Require(Prices is not null && Prices.All(static pair => pair.Value is { IsValid: true }), nameof(Prices), "must have prices that are not negative", Prices);
        Require(Budget is null || this is { MaxCost: null, MaxCostPerDay: null, MaxCostPerMonth: null }, nameof(Budget), "must be null when the options have a limit of cost of their own", null);
        Require(ReservedOutputTokens >= 1, nameof(ReservedOutputTokens), "must be at least 1", ReservedOutputTokens);
        Require(Checks is not null, nameof(Checks), "must not be null", null);
        foreach (OptionError error in ToCallOptions().Errors())
            Require(false, error.Name, error.Rule, error.Value);
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must have only limits that are more than 0", ImageLimits);
        Require(ContextTokens is null or >= 1, nameof(ContextTokens), "must be at least 1", ContextTokens);
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(MaxCostPerDay is null or > 0, nameof(MaxCostPerDay), "must be more than 0", MaxCostPerDay);
        Require(MaxCostPerMonth is null or > 0, nameof(MaxCostPerMonth), "must be more than 0", MaxCostPerMonth);
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), "must be from 0 to 10", MaxRetries);
        Require(MaxRetryDelay >= TimeSpan.Zero && MaxRetryDelay <= TimeSpan.FromDays(1), nameof(MaxRetryDelay), "must be from 0 to 1 day", MaxRetryDelay);
        Require(IsTimeout(AttemptTimeout), nameof(AttemptTimeout), "must be longer than 0 and at most 1 day, or Timeout.InfiniteTimeSpan", AttemptTimeout);
        Require(IsTimeout(StreamTimeout), nameof(StreamTimeout), "must be longer than 0 and at most 1 day, or Timeout.InfiniteTimeSpan", StreamTimeout);
        Require(MaxConcurrentRequests is null or >= 1, nameof(MaxConcurrentRequests), "must be at least 1", MaxConcurrentRequests);
        if (RequestLimiterOptions.Mistake(RequestsPerMinute, RequestBurst, TokensPerMinute, TokenBurst) is { } mistake)
            Require(false, mistake.Option, mistake.Rule, mistake.Value);
        Require(RequestLimiter is null || (RequestsPerMinute is null && TokensPerMinute is null), nameof(RequestLimiter), $"cannot be combined with {nameof(RequestsPerMinute)} and {nameof(TokensPerMinute)}. Set the limits of the limiter itself", null);
        Require(ReplyCacheDuration > TimeSpan.Zero, nameof(ReplyCacheDuration), "must be longer than 0", ReplyCacheDuration);
        Require(ReplyCacheTimeout > TimeSpan.Zero && ReplyCacheTimeout <= TimeSpan.FromDays(1), nameof(ReplyCacheTimeout), "must be longer than 0 and at most 1 day", ReplyCacheTimeout);
        Require(IsHeader(Organization), nameof(Organization), "must be an id of ASCII characters without white space", Organization);
        Require(IsHeader(Project), nameof(Project), "must be an id of ASCII characters without white space", Project);
        Require(TimeProvider is not null, nameof(TimeProvider), "must not be null", null);
    }

    private static bool IsTimeout(TimeSpan value) => value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= TimeSpan.FromDays(1));

    private static bool IsHeader(string? value) => value is null || (value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~'));

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(GptImage2Options)}.{option} {rule}.");
    }
}
