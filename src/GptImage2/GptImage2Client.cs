using GptImage2.Streaming;
using GptImage2.Transport;

namespace GptImage2;

/// <summary>Calls GPT-5.4 Image 2 over the API of OpenAI, or one like it.</summary>
/// <remarks>
/// One client serves any number of calls at the same time. Make it once and keep it.
/// </remarks>
public sealed class GptImage2Client : IJsonModeCaller
{
    private readonly ChatEndpoint _endpoint;
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
        ApiKey key = ApiKey.Require(options.ApiKey ?? Environment.GetEnvironmentVariable(ApiKey.Variable), nameof(options));
        _endpoint = new ChatEndpoint(options, EndpointAddress.Resolve(options.Endpoint), key);
        _model = options.Model;
        _price = options.Price;
        _imageLimits = options.ImageLimits;
        _costLimit = options.MaxCost is { } limit ? new CostLimit($"{nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxCost)}", limit) : null;
        _defaults = new CallOptions
        {
            Leniency = options.Leniency,
            MaxRepairs = options.MaxRepairs,
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
            : new JsonModeCall<T>(_endpoint, method, message, Settle(options, method.Options)).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        var call = new ItemStreamCall<T>(_endpoint, method, message, Settle(options, method.List.Options));
        return new JsonModeStream<T>((stream, enumeratorToken) => call.RunAsync(stream, cancellationToken, enumeratorToken));
    }

    /// <inheritdoc/>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        var call = new SnapshotCall<T>(_endpoint, method, message, Settle(options, method.Options));
        return new JsonModeStream<JsonModeSnapshot<T>>((stream, enumeratorToken) => call.RunAsync(stream, cancellationToken, enumeratorToken));
    }

    /// <summary>The model and the endpoint; never the key.</summary>
    public override string ToString() => $"{_model} at {_endpoint.Name}";

    private CallSettings Settle(CallOptions? call, CallOptions? method) =>
        CallSettings.From((call ?? new CallOptions()).Within(method).Within(_defaults), _price, _costLimit) with { Images = _imageLimits };
}
