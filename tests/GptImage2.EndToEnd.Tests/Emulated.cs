using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests;

/// <summary>An emulator, and a client that talks to it.</summary>
internal sealed class Emulated : IAsyncDisposable
{
    private readonly GptImage2Emulator _emulator;

    private Emulated(GptImage2Emulator emulator) => _emulator = emulator;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Uri Endpoint => _emulator.Endpoint;

    public string ApiKey => _emulator.ApiKey;

    public ReplyScript Replies => _emulator.Replies;

    public RequestLog Requests => _emulator.Requests;

    /// <summary>The only request so far.</summary>
    public ReceivedRequest Request => Assert.Single(_emulator.Requests);

    public static async Task<Emulated> StartAsync(Action<EmulatorOptions>? configure = null) =>
        new(await GptImage2Emulator.StartAsync(configure, Stop));

    public static async Task<Emulated> StartAsync(params Reply[] replies)
    {
        Emulated emulated = await StartAsync(configure: null);
        emulated.Replies.Enqueue(replies);
        return emulated;
    }

    public GptImage2Client Client(Action<GptImage2Options>? configure = null)
    {
        // Replies are neither repaired nor corrected. Tests of repairs and corrections switch them on.
        var options = new GptImage2Options
        {
            ApiKey = ApiKey,
            Endpoint = Endpoint,
            MaxRetryDelay = TimeSpan.FromMilliseconds(20),
            Leniency = Leniency.Strict,
            MaxCorrections = 0,
        };
        configure?.Invoke(options);
        return new GptImage2Client(options);
    }

    public TClient Bind<TClient>()
        where TClient : class, IJsonModeClient<TClient> => Client().Bind<TClient>();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
