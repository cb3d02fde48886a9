using GptImage2.Calls;
using GptImage2.Extensions.AI;
using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Makes the calls of generated methods through an <see cref="IChatClient"/>, with any model.</summary>
/// <remarks>
/// Replies are read, repaired and corrected as by <see cref="GptImage2Client"/>. The chat client sends the requests and
/// retries them. One caller can make any number of calls at the same time, if its chat client can.
/// </remarks>
public sealed class ChatClientCaller : IJsonModeCaller
{
    private readonly CallEngine _engine;
    private readonly string _description;

    /// <summary>Creates a caller.</summary>
    /// <param name="chatClient">The client. It is not disposed.</param>
    /// <param name="options">The options; null for the defaults. Later changes to them have no effect on the caller.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or requires another option; the message names the option.</exception>
    public ChatClientCaller(IChatClient chatClient, ChatClientCallerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        options ??= new ChatClientCallerOptions();
        options.Validate();
        var endpoint = new ChatClientChatEndpoint(chatClient, options.Model, options.ConfigureRequest);
        _engine = new CallEngine(endpoint, DefaultsOf(options));
        _description = $"{endpoint.Model ?? "the model"} of {endpoint.Name}";
    }

    /// <summary>Creates an implementation of an interface with the <see cref="JsonModeClientAttribute"/>.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.Bind(this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A cost limit is set, but no price.</exception>
    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.CallAsync(method, message, options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A cost limit is set, but no price.</exception>
    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.Stream(method, message, options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A cost limit is set, but no price.</exception>
    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) =>
        _engine.StreamSnapshots(method, message, options, cancellationToken);

    /// <summary>The model and the provider, if the chat client names them.</summary>
    public override string ToString() => _description;

    private static CallDefaults DefaultsOf(ChatClientCallerOptions options)
    {
        var calls = new CallOptions
        {
            Leniency = options.Leniency,
            MaxCorrections = options.MaxCorrections,
            CorrectionImages = options.CorrectionImages,
            DoubtfulAnswers = options.DoubtfulAnswers,
            MaxOutputTokens = options.MaxOutputTokens,
            MaxCost = options.MaxCostPerCall,
            Checks = ReplyChecks.Join(options.Checks, null),
        };
        CostLimit? limit = options.MaxCost is { } cost ? new CostLimit($"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.MaxCost)}", cost) : null;
        return new CallDefaults(calls, options.Price, limit, options.ImageLimits) { PriceMissing = ChatClientCallerOptions.PriceMissing };
    }
}
