using GptImage2.Endpoints.Caching;
using GptImage2.OpenAI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace GptImage2;

/// <summary>How a <see cref="GptImage2Client"/> reaches the model, and what it may take. The client copies all of it when it is made.</summary>
public sealed class GptImage2Options
{
    /// <summary>The API key; null takes it from the environment variable <c>OPENAI_API_KEY</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The base of the API, <c>https://api.openai.com/v1</c>; null takes it from the environment variable
    /// <c>OPENAI_BASE_URL</c>, and where that is not set either, OpenAI's own.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the model on the endpoint.</summary>
    public string Model { get; set; } = GptImage2Model.Id;

    /// <summary>What tokens cost. Change it if the endpoint has other prices.</summary>
    public ModelPrice Price { get; set; } = GptImage2Model.Price;

    /// <summary>The most tokens that a reply may have, reasoning included; null leaves it to the model.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>How much of a reply that breaks its contract is repaired here, before the model is asked again.</summary>
    public Leniency Leniency { get; set; } = Leniency.Certain;

    /// <summary>
    /// How often the model is asked to correct a reply that breaks its contract, and could not be repaired: 0 to 5.
    /// </summary>
    public int MaxCorrections { get; set; } = 1;

    /// <summary>Checks of values that fit their contract, for every call of the client. What they reject is corrected by the model.</summary>
    public ReplyChecks Checks { get; set; } = new();

    /// <summary>The limits for the images of a call. A call beyond them throws before it sends anything.</summary>
    public ImageLimits ImageLimits { get; set; } = ImageLimits.Default;

    /// <summary>The most that one call may cost in US dollars, corrections included; null for no limit.</summary>
    /// <remarks>
    /// No request is sent that could pass the limit: its input is estimated, and its output is held to what is left.
    /// </remarks>
    public decimal? MaxCostPerCall { get; set; }

    /// <summary>The most that all calls of the client may cost in US dollars, over its whole life; null for no limit.</summary>
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
    /// <remarks>Nor is a request held back for longer where the endpoint says that nothing remains of its limits.</remarks>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long one attempt may take. A reply that is much reasoned about takes minutes, and one that is given up may
    /// be billed all the same.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The organization to bill; null leaves it to the key.</summary>
    public string? Organization { get; set; }

    /// <summary>The project to bill; null leaves it to the key.</summary>
    public string? Project { get; set; }

    /// <summary>
    /// The client that requests go through; null uses one that all clients share. It is not disposed, and its own
    /// <see cref="System.Net.Http.HttpClient.Timeout"/> holds too: set it no lower than <see cref="AttemptTimeout"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>How many requests may be under way at the same time, their retries included; null for no limit.</summary>
    /// <remarks>Further requests wait in the order of their arrival.</remarks>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>How many requests may be sent in a minute, retries included; null for no limit of your own.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>
    /// How many tokens may be used in a minute, input and output together; null for no limit of one's own. A request
    /// counts by an estimate of its input until its reply says what it took.
    /// </summary>
    public int? TokensPerMinute { get; set; }

    /// <summary>The cache for replies that fit their contract; null caches nothing.</summary>
    public IDistributedCache? ReplyCache { get; set; }

    /// <summary>How long a reply is kept in <see cref="ReplyCache"/>.</summary>
    public TimeSpan ReplyCacheDuration { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Makes the logger of the category <c>GptImage2</c>; null logs nothing. Neither key nor content is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether the spans of calls hold the messages and the reply. Images are named in them, and left out.</summary>
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
        Require(ImageLimits is { IsValid: true }, nameof(ImageLimits), "must be more than 0, each of them", ImageLimits);
        Require(MaxCostPerCall is null or > 0, nameof(MaxCostPerCall), "must be more than 0", MaxCostPerCall);
        Require(MaxCost is null or > 0, nameof(MaxCost), "must be more than 0", MaxCost);
        Require(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), "must be from 0 to 10", MaxRetries);
        Require(MaxRetryDelay >= TimeSpan.Zero && MaxRetryDelay <= TimeSpan.FromDays(1), nameof(MaxRetryDelay), "must be from 0 to 1 day", MaxRetryDelay);
        Require(
            AttemptTimeout == Timeout.InfiniteTimeSpan || (AttemptTimeout > TimeSpan.Zero && AttemptTimeout <= TimeSpan.FromDays(1)),
            nameof(AttemptTimeout),
            "must be longer than 0 and at most 1 day, or Timeout.InfiniteTimeSpan",
            AttemptTimeout);
        Require(MaxConcurrentRequests is null or >= 1, nameof(MaxConcurrentRequests), "must be at least 1", MaxConcurrentRequests);
        Require(RequestsPerMinute is null or >= 1, nameof(RequestsPerMinute), "must be at least 1", RequestsPerMinute);
        Require(TokensPerMinute is null or >= 1, nameof(TokensPerMinute), "must be at least 1", TokensPerMinute);
        Require(ReplyCacheDuration > TimeSpan.Zero, nameof(ReplyCacheDuration), "must be longer than 0", ReplyCacheDuration);
        Require(IsHeader(Organization), nameof(Organization), "must be an id of ASCII characters without white space", Organization);
        Require(IsHeader(Project), nameof(Project), "must be an id of ASCII characters without white space", Project);
        Require(TimeProvider is not null, nameof(TimeProvider), "must not be null", null);
    }

    private static bool IsHeader(string? value) => value is null || (value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~'));

    private static void Require(bool holds, string option, string rule, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException($"options.{option}", value, $"{nameof(GptImage2Options)}.{option} {rule}.");
    }
}
