using GptImage2.Calls;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Caching;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;
using GptImage2.OpenAI;

namespace GptImage2;

/// <summary>Calls GPT-5.4 Image 2 over the API of OpenAI, or one like it.</summary>
/// <remarks>
/// One client serves any number of calls at the same time. Make it once and keep it.
/// </remarks>
public sealed class GptImage2Client : IJsonModeCaller
{
    private readonly IChatEndpoint _endpoint;
    private readonly CallWatch _watch;
    private readonly ReplyCache? _cache;
    private readonly string _model;
    private readonly CallOptions _defaults;
    private readonly ModelPrice _price;
    private readonly CostLimit? _costLimit;
    private readonly ImageLimits _imageLimits;

    /// <summary>Makes a client with the key of the environment variable <c>OPENAI_API_KEY</c>.</summary>
    /// <exception cref="ArgumentException">The variable is not set, or does not hold a key.</exception>
    public GptImage2Client()
        : this(new GptImage2Options())
    {
    }

    /// <summary>Makes a client with a key.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentException">The key is empty, or holds characters that no key has.</exception>
    public GptImage2Client(string apiKey)
        : this(new GptImage2Options { ApiKey = apiKey ?? "" })
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="options">How it reaches the model. Later changes to them do not reach the client.</param>
    /// <exception cref="ArgumentException">There is no key, or an option is out of its range; the message names it.</exception>
    public GptImage2Client(GptImage2Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var key = ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
        Uri address = EndpointAddress.Resolve(options.Endpoint);
        var log = new CallLog(options.LoggerFactory);
        var gate = new RateGate(options);
        _endpoint = new OpenAIChatEndpoint(options, address, key, gate, log);
        if (options.MaxConcurrentRequests is not null || options.TokensPerMinute is not null)
            _endpoint = new RateLimitedChatEndpoint(_endpoint, gate, options.MaxConcurrentRequests);
        _watch = new CallWatch(options, address, log);
        if (options.ReplyCache is not null)
            _cache = new ReplyCache(options.ReplyCache, options.ReplyCacheDuration, options.Model, _endpoint.Name, log);
        _model = options.Model;
        _price = options.Price;
        _imageLimits = options.ImageLimits;
        _costLimit = options.MaxCost is { } limit ? new CostLimit($"{nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxCost)}", limit) : null;
        _defaults = new CallOptions
        {
            Leniency = options.Leniency,
            MaxCorrections = options.MaxCorrections,
            MaxOutputTokens = options.MaxOutputTokens,
            MaxCost = options.MaxCostPerCall,
        };
    }

    /// <summary>Makes an implementation of an interface that carries <see cref="JsonModeClientAttribute"/>.</summary>
    /// <typeparam name="TClient">The interface. For one that the generator did not implement, this does not compile.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.Bind(this);

    /// <inheritdoc/>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<JsonModeResult<T>>(cancellationToken)
            : RunAsync(method, message, ResolveSettings(options, method.Options), cancellationToken);
    }

    /// <inheritdoc/>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        CallSettings settings = ResolveSettings(options, method.List.Options);
        return new JsonModeStream<T>((stream, enumeratorToken) => Watch(
            method.List,
            message,
            settings,
            stream,
            endpoint => new ItemStreamCall<T>(endpoint, method, message, settings).RunAsync(stream, cancellationToken, enumeratorToken)));
    }

    /// <inheritdoc/>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        CallSettings settings = ResolveSettings(options, method.Options);
        return new JsonModeStream<JsonModeSnapshot<T>>((stream, enumeratorToken) => Watch(
            method,
            message,
            settings,
            stream,
            endpoint => new SnapshotCall<T>(endpoint, method, message, settings).RunAsync(stream, cancellationToken, enumeratorToken)));
    }

    /// <summary>The model and the endpoint; never the key.</summary>
    public override string ToString() => $"{_model} at {_endpoint.Name}";

    private Task<JsonModeResult<T>> RunAsync<T>(JsonModeMethod<T> method, UserMessage message, CallSettings settings, CancellationToken cancellationToken) =>
        _cache is null
            ? RunAsync(_endpoint, method, message, settings, cancellationToken)
            : RunCachedAsync(new CachingChatEndpoint(_endpoint, _cache), method, message, settings, cancellationToken);

    private async Task<JsonModeResult<T>> RunCachedAsync<T>(CachingChatEndpoint cached, JsonModeMethod<T> method, UserMessage message, CallSettings settings, CancellationToken cancellationToken)
    {
        JsonModeResult<T> result = await RunAsync(cached, method, message, settings, cancellationToken).ConfigureAwait(false);
        await cached.KeepAsync(result, method.Name, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private Task<JsonModeResult<T>> RunAsync<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings, CancellationToken cancellationToken) =>
        _watch.IsOn
            ? TelemetryChatEndpoint.RunAsync(_watch, endpoint, method, message, settings, cancellationToken)
            : new JsonModeCall<T>(endpoint, method, message, settings).RunAsync(cancellationToken);

    private IAsyncEnumerator<TItem> Watch<TItem, T>(JsonModeMethod<T> method, UserMessage message, CallSettings settings, JsonModeStream<TItem> result, Func<IChatEndpoint, IAsyncEnumerator<TItem>> begin) =>
        _watch.IsOn ? TelemetryChatEndpoint.StreamAsync(_watch, _endpoint, method, message, settings, result, begin) : begin(_endpoint);

    private CallSettings ResolveSettings(CallOptions? call, CallOptions? method) =>
        CallSettings.From((call ?? new CallOptions()).Within(method).Within(_defaults), _price, _costLimit) with { Images = _imageLimits };
}
