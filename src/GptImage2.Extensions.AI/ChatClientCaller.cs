using GptImage2.Calls;
using GptImage2.Extensions.AI;
using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Makes the calls of generated methods through a chat client, with any model.</summary>
/// <remarks>
/// Replies are read, repaired and corrected as by <see cref="GptImage2Client"/>. Sending and retrying are the chat
/// client's. One caller serves any number of calls at the same time, if its chat client does.
/// </remarks>
public sealed class ChatClientCaller : IJsonModeCaller
{
    private readonly CallEngine _engine;
    private readonly string _description;

    /// <summary>Makes a caller.</summary>
    /// <param name="chatClient">The client. It is not disposed.</param>
    /// <param name="options">How it is called; null for the defaults. Later changes to them do not reach the caller.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or needs another one; the message names it.</exception>
    public ChatClientCaller(IChatClient chatClient, ChatClientCallerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        options ??= new ChatClientCallerOptions();
        options.Validate();
        var endpoint = new ChatClientChatEndpoint(chatClient, options.Model, options.ConfigureRequest);
        _engine = new CallEngine(endpoint, DefaultsOf(options));
        _description = $"{endpoint.Model ?? "the model"} of {endpoint.Name}";
    }

    /// <summary>Makes an implementation of an interface that carries <see cref="JsonModeClientAttribute"/>.</summary>
    /// <typeparam name="TClient">The interface. For one that the generator did not implement, this does not compile.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.Bind(this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.CallAsync(method, message, options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.Stream(method, message, options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A limit of cost is set, but no price.</exception>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.StreamSnapshots(method, message, options, cancellationToken);

    /// <summary>The model and the provider, as far as the chat client names them.</summary>
    public override string ToString() => _description;

    private static CallDefaults DefaultsOf(ChatClientCallerOptions options)
    {
        var calls = new CallOptions
        {
            Leniency = options.Leniency,
            MaxCorrections = options.MaxCorrections,
            MaxOutputTokens = options.MaxOutputTokens,
            MaxCost = options.MaxCostPerCall,
            Checks = ReplyChecks.Join(options.Checks, null),
        };
        CostLimit? limit = options.MaxCost is { } cost ? new CostLimit($"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.MaxCost)}", cost) : null;
        return new CallDefaults(calls, options.Price, limit, options.ImageLimits) { PriceMissing = ChatClientCallerOptions.PriceMissing };
    }
}
