using GptImage2.Calls;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Batches;
using GptImage2.Endpoints.Caching;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;
using GptImage2.OpenAI;
using GptImage2.OpenAI.Batches;
using GptImage2.OpenAI.Credentials;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2;

/// <summary>Calls GPT-5.4 Image 2 through the API of OpenAI, or a compatible one.</summary>
/// <remarks>
/// One client can make any number of calls at the same time. Create it once and keep it.
/// </remarks>
public sealed class GptImage2Client : IJsonModeCaller, ICallEngineOwner
{
    private readonly CallEngine _engine;
    private readonly OpenAIBatchEndpoint _batches;
    private readonly IRequestLimiter _limiter;
    private readonly string _description;
    private readonly string _model;
    private readonly TimeProvider _clock;

    /// <summary>Creates a client with the key in the environment variable <c>OPENAI_API_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set, or is not a valid key.</exception>
    public GptImage2Client()
        : this(new GptImage2Options())
    {
    }

    /// <summary>Creates a client with a key.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentException">The key is empty, or has characters that are not allowed in a key.</exception>
    public GptImage2Client(string apiKey)
        : this(new GptImage2Options { ApiKey = apiKey ?? "" })
    {
    }

    /// <summary>Creates a client.</summary>
    /// <param name="options">The options. Later changes to them have no effect on the client.</param>
    /// <exception cref="ArgumentException">There is neither a key nor a <see cref="GptImage2Options.Credential"/>, or an option is out of its range; the message names the option.</exception>
    public GptImage2Client(GptImage2Options options)
        : this(options, null)
    {
    }

    /// <summary>Creates a client whose key may change.</summary>
    /// <param name="options">The options.</param>
    /// <param name="readKey">Returns the key as it is configured now; null when the key of the options does not change.</param>
    internal GptImage2Client(GptImage2Options options, Func<string?>? readKey)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Uri address = EndpointAddress.Resolve(options.Endpoint);
        var log = new CallLog(options.LoggerFactory);
        RequestLimits limits = LimitsOf(options);
        _limiter = limits.Limiter;
        Credential = CredentialOf(options, readKey, log);
        IChatEndpoint endpoint = new OpenAIChatEndpoint(options, address, Credential, limits, log);
        if (options.MaxConcurrentRequests is { } most)
            endpoint = new RateLimitedChatEndpoint(endpoint, most);
        _batches = new OpenAIBatchEndpoint(options, address, endpoint.Name, Credential, log);
        Budget = options.Budget ?? BudgetOf(options);
        endpoint = new BudgetedChatEndpoint(new FlexFallbackChatEndpoint(endpoint), options.ReservedOutputTokens);
        _engine = new CallEngine(endpoint, DefaultsOf(options, Budget))
        {
            Telemetry = new CallTelemetry(options.Model, TelemetryEndpoint.OpenAI(address), options.CaptureContent, options.TimeProvider, log),
            Cache = options.ReplyCache is null ? null : CacheOf(options, options.ReplyCache, address, log),
        };
        _description = $"{options.Model} at {endpoint.Name}";
        (_model, _clock) = (options.Model, options.TimeProvider);
    }

    /// <summary>What the calls of this client have spent and reserved, and their limits of cost.</summary>
    public Budget Budget { get; }

    CallEngine ICallEngineOwner.Engine => _engine;

    string? ICallEngineOwner.Model => _model;

    TimeProvider ICallEngineOwner.Clock => _clock;

    IBatchEndpoint? ICallEngineOwner.Batches => _batches;

    /// <summary>The key or token of the client.</summary>
    internal ICredentialSource Credential { get; }

    /// <summary>How long requests wait because the endpoint asked for it; zero or less when they do not, null when only a limiter of the user knows.</summary>
    internal TimeSpan? PauseLeft => _limiter switch
    {
        RequestLimiter limiter => limiter.PauseLeft,
        PermitRequestLimiter limiter => limiter.PauseLeft,
        _ => null,
    };

    /// <summary>Creates an implementation of an interface with the <see cref="JsonModeClientAttribute"/>.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedBind(this);

    /// <inheritdoc/>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.CallAsync(method, message, options, cancellationToken);

    /// <inheritdoc/>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.Stream(method, message, options, cancellationToken);

    /// <inheritdoc/>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.StreamSnapshots(method, message, options, cancellationToken);

    /// <summary>The model and the endpoint; never the key.</summary>
    public override string ToString() => _description;

    private static ICredentialSource CredentialOf(GptImage2Options options, Func<string?>? readKey, CallLog log)
    {
        if (options.Credential is { } credential)
            return credential.Open(options.AttemptTimeout, options.TimeProvider, log);
        var key = ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
        return readKey is null ? new FixedKey(key) : new ConfiguredKey(key, readKey, log);
    }

    private static RequestLimits LimitsOf(GptImage2Options options)
    {
        IRequestLimiter limiter = options.RequestLimiter ?? new RequestLimiter(new RequestLimiterOptions
        {
            RequestsPerMinute = options.RequestsPerMinute,
            RequestBurst = options.RequestBurst,
            TokensPerMinute = options.TokensPerMinute,
            TokenBurst = options.TokenBurst,
            TimeProvider = options.TimeProvider,
        });
        bool countsTokens = options.RequestLimiter is not null || options.TokensPerMinute is not null;
        return new RequestLimits(limiter, options.Model, countsTokens, options.MaxRetryDelay, options.TimeProvider);
    }

    private static ReplyCache CacheOf(GptImage2Options options, IDistributedCache store, Uri address, CallLog log) =>
        new(new TimeLimitedStore(store, options.ReplyCacheTimeout, options.TimeProvider), options.ReplyCacheDuration, EndpointAddress.IdentityOf(address), options.Model, log);

    private static CallDefaults DefaultsOf(GptImage2Options options, Budget budget)
    {
        CallOptions calls = options.ToCallOptions() with { MaxCost = options.MaxCostPerCall };
        var prices = new PriceList(
            options.Price,
            new Dictionary<string, ModelPrice>(options.Prices, StringComparer.Ordinal),
            options.Model,
            $"{nameof(GptImage2Options)}.{nameof(GptImage2Options.Price)}",
            $"{nameof(GptImage2Options)}.{nameof(GptImage2Options.Prices)}");
        return new CallDefaults(calls, prices, budget, options.ImageLimits) { ContextTokens = options.ContextTokens, TokenCounter = options.TokenCounter };
    }

    private static Budget BudgetOf(GptImage2Options options) =>
        new(new BudgetLimits { Total = options.MaxCost, PerDay = options.MaxCostPerDay, PerMonth = options.MaxCostPerMonth }, null, options.TimeProvider)
        {
            Names = ($"{nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxCost)}", $"{nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxCostPerDay)}", $"{nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxCostPerMonth)}"),
        };
}
