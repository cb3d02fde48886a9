using GptImage2.Calls;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Extensions.AI;
using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Makes the calls of generated methods through an <see cref="IChatClient"/>, with any model.</summary>
/// <remarks>
/// Replies are read, repaired and corrected as by <see cref="GptImage2Client"/>. The chat client sends the requests and
/// retries them. One caller can make any number of calls at the same time, if its chat client can.
/// </remarks>
public sealed class ChatClientCaller : IJsonModeCaller, ICallEngineOwner
{
    private readonly CallEngine _engine;
    private readonly string _description;
    private readonly string? _model;
    private readonly TimeProvider _clock;

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
        Budget = options.Budget ?? BudgetOf(options);
        _engine = new CallEngine(new BudgetedChatEndpoint(endpoint, options.ReservedOutputTokens), DefaultsOf(options, endpoint.Model, Budget))
        {
            Telemetry = new CallTelemetry(endpoint.Model, new TelemetryEndpoint(endpoint.Name, endpoint.Address), options.CaptureContent, options.TimeProvider, new CallLog(options.LoggerFactory)),
        };
        _description = $"{endpoint.Model ?? "the model"} of {endpoint.Name}";
        (_model, _clock) = (endpoint.Model, options.TimeProvider);
    }

    /// <summary>What the calls of this caller have spent and reserved, and their limits of cost. Without a price nothing is counted.</summary>
    public Budget Budget { get; }

    CallEngine ICallEngineOwner.Engine => _engine;

    string? ICallEngineOwner.Model => _model;

    TimeProvider ICallEngineOwner.Clock => _clock;

    /// <summary>Creates an implementation of an interface with the <see cref="JsonModeClientAttribute"/>.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => TClient.GeneratedBind(this);

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

    private static CallDefaults DefaultsOf(ChatClientCallerOptions options, string? model, Budget budget)
    {
        var prices = new PriceList(
            options.Price,
            new Dictionary<string, ModelPrice>(options.Prices, StringComparer.Ordinal),
            model,
            $"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.Price)}",
            $"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.Prices)}");
        return new CallDefaults(options.ToCallOptions() with { MaxCost = options.MaxCostPerCall }, prices, budget, options.ImageLimits) { ContextTokens = options.ContextTokens, TokenCounter = options.TokenCounter };
    }

    private static Budget BudgetOf(ChatClientCallerOptions options) => new(new BudgetLimits { Total = options.MaxCost })
    {
        Names = ($"{nameof(ChatClientCallerOptions)}.{nameof(ChatClientCallerOptions.MaxCost)}", nameof(BudgetLimits.PerDay), nameof(BudgetLimits.PerMonth)),
    };
}
