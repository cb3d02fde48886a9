using GptImage2.Endpoints.Caching;
using GptImage2.OpenAI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace GptImage2;

/// <summary>The settings of a <see cref="GptImage2Client"/>: the endpoint, the model and the limits. The client copies them when it is created.</summary>
public sealed class GptImage2Options
{
    /// <summary>The API key; null uses the environment variable <c>OPENAI_API_KEY</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The base address of the API, such as <c>https://api.openai.com/v1</c>; null uses the environment variable
    /// <c>OPENAI_BASE_URL</c>, or the address of OpenAI if the variable is not set.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the model on the endpoint.</summary>
    public string Model { get; set; } = GptImage2Model.Id;

    /// <summary>The price of tokens. Change it if your endpoint has other prices.</summary>
    public ModelPrice Price { get; set; } = GptImage2Model.Price;

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

    /// <summary>The maximum cost of one call in US dollars, including corrections; null for no limit.</summary>
    /// <remarks>
    /// A request that could exceed the limit is not sent. Its input is estimated, and its output is limited to what is left.
    /// </remarks>
    public decimal? MaxCostPerCall { get; set; }

    /// <summary>The maximum cost of all calls of the client together in US dollars, over its lifetime; null for no limit.</summary>
    public decimal? MaxCost { get; set; }

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
    /// The maximum number of tokens per minute, input and output together; null for no limit on this side. A request
    /// counts with an estimate of its input until its usage is known.
    /// </summary>
    public int? TokensPerMinute { get; set; }

    /// <summary>The cache for replies that fit their contract; null caches nothing.</summary>
    public IDistributedCache? ReplyCache { get; set; }

    /// <summary>How long a reply stays in <see cref="ReplyCache"/>.</summary>
    public TimeSpan ReplyCacheDuration { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Creates the logger of the category <c>GptImage2</c>; null logs nothing. Neither the key nor content is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether the spans of calls have the messages and the reply. Images are only named, without their bytes.</summary>
    public bool CaptureContent { get; set; }

    /// <summary>The clock for the waits before retries and for rate limits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The model and the endpoint; never the key.</summary>
    public override string ToString() => $"{Model} at {Endpoint?.Host ?? "the default endpoint"}";

    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Model), nameof(Model), "must name a model", Model);
        Require(Price is not null, nameof(Price), "must not be null", null);
        Require(Price is not { InputPerMillion: < 0 } and not { OutputPerMillion: < 0 }, nameof(Price), "must not be negative", Price);
        Require(MaxOutputTokens is null or >= 1, nameof(MaxOutputTokens), "must be at least 1", MaxOutputTokens);
        Require(Enum.IsDefined(Leniency), nameof(Leniency), "must be one of its names", Leniency);
        Require(MaxCorrections is >= 0 and <= CallOptions.MostCorrections, nameof(MaxCorrections), "must be from 0 to 5", MaxCorrections);
        Require(Checks is not null, nameof(Checks), "must not be null", null);
        Require(Enum.IsDefined(DoubtfulAnswers), nameof(DoubtfulAnswers), "must be one of its names", DoubtfulAnswers);
        Require(Enum.IsDefined(CorrectionImages), nameof(CorrectionImages), "must be one of its names", CorrectionImages);
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must have only limits that are more than 0", ImageLimits);
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), "must be from 0 to 10", MaxRetries);
        Require(MaxRetryDelay >= TimeSpan.Zero && MaxRetryDelay <= TimeSpan.FromDays(1), nameof(MaxRetryDelay), "must be from 0 to 1 day", MaxRetryDelay);
        Require(IsTimeout(AttemptTimeout), nameof(AttemptTimeout), "must be longer than 0 and at most 1 day, or Timeout.InfiniteTimeSpan", AttemptTimeout);
        Require(IsTimeout(StreamTimeout), nameof(StreamTimeout), "must be longer than 0 and at most 1 day, or Timeout.InfiniteTimeSpan", StreamTimeout);
        Require(MaxConcurrentRequests is null or >= 1, nameof(MaxConcurrentRequests), "must be at least 1", MaxConcurrentRequests);
        Require(RequestsPerMinute is null or >= 1, nameof(RequestsPerMinute), "must be at least 1", RequestsPerMinute);
        Require(TokensPerMinute is null or >= 1, nameof(TokensPerMinute), "must be at least 1", TokensPerMinute);
        Require(ReplyCacheDuration > TimeSpan.Zero, nameof(ReplyCacheDuration), "must be longer than 0", ReplyCacheDuration);
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
