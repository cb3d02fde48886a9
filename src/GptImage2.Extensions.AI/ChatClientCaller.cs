using GptImage2.Calls;
using GptImage2.Extensions.AI;
using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Makes the calls of generated methods through a chat client, whatever model stands behind it.</summary>
/// <remarks>
/// Replies are read, repaired and corrected as by <see cref="GptImage2Client"/>. Sending and retrying are the chat
/// client's. One caller serves any number of calls at the same time, if its chat client does.
/// </remarks>
public sealed class ChatClientCaller : IJsonModeCaller
{
    private readonly ChatClientChatEndpoint _endpoint;
    private readonly CallOptions _defaults;
    private readonly ModelPrice? _price;
    private readonly CostLimit? _costLimit;
    private readonly ImageLimits _imageLimits;

    /// <summary>Makes a caller.</summary>
    /// <param name="chatClient">The client. It is not disposed.</param>
    /// <param name="options">How it is called; null for the defaults. Later changes to them do not reach the caller.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or needs another one; the message names it.</exception>
    public ChatClientCaller(IChatClient chatClient, ChatClientCallerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        options ??= new ChatClientCallerOptions();
        options.Validate();
        _endpoint = new ChatClientChatEndpoint(chatClient, options.Model, options.Price, options.ConfigureRequest);
        _price = options.Price;
        _imageLimits = options.ImageLimits;
        _costLimit = options.MaxCost is { } limit ? new CostLimit($"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.MaxCost)}", limit) : null;
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
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        CallSettings settings = ResolveSettings(options, method.Options);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<JsonModeResult<T>>(cancellationToken)
            : new JsonModeCall<T>(_endpoint, method, message, settings).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        var call = new ItemStreamCall<T>(_endpoint, method, message, ResolveSettings(options, method.List.Options));
        return new JsonModeStream<T>((stream, enumeratorToken) => call.RunAsync(stream, cancellationToken, enumeratorToken));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(message);
        options?.Validate(nameof(options));
        var call = new SnapshotCall<T>(_endpoint, method, message, ResolveSettings(options, method.Options));
        return new JsonModeStream<JsonModeSnapshot<T>>((stream, enumeratorToken) => call.RunAsync(stream, cancellationToken, enumeratorToken));
    }

    /// <summary>The model and the provider, as far as the chat client names them.</summary>
    public override string ToString() => $"{_endpoint.Model ?? "the model"} of {_endpoint.Name}";

    private CallSettings ResolveSettings(CallOptions? call, CallOptions? method)
    {
        CallOptions options = (call ?? new CallOptions()).Within(method).Within(_defaults);
        if (_price is null && options.MaxCost is not null)
            throw ChatClientCallerOptions.PriceMissing(nameof(CallOptions.MaxCost), nameof(options));
        return CallSettings.From(options, _price, _costLimit) with { Images = _imageLimits };
    }
}
