using GptImage2.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests;

/// <summary>The base of tests of a host: an emulator, the services of a host, and its log.</summary>
public abstract class HostTest : IAsyncLifetime
{
    internal const string Page = """{"title":"Tea"}""";

    private GptImage2Emulator? _emulator;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal GptImage2Emulator Emulator => _emulator!;

    internal LogLines Log { get; } = new();

    internal ServiceCollection Services { get; } = new();

    public virtual async ValueTask InitializeAsync()
    {
        _emulator = await GptImage2Emulator.StartAsync(
            options =>
            {
                options.AcceptAnyKey = true;
                options.DefaultReply = Reply.Json(Page);
            },
            Stop);
        Services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Emulator.DisposeAsync();
        Log.Dispose();
    }

    internal void ToEmulator(GptImage2Options options) => (options.ApiKey, options.Endpoint, options.MaxRetryDelay) = (Emulator.ApiKey, Emulator.Endpoint, TimeSpan.FromMilliseconds(1));

    /// <summary>A client of the emulator that takes its key from a credential.</summary>
    internal GptImage2Client Client(ApiCredential credential, Action<GptImage2Options>? configure = null) => Client(options =>
    {
        options.ApiKey = null;
        options.Credential = credential;
        configure?.Invoke(options);
    });

    internal GptImage2Client Client(Action<GptImage2Options>? configure = null)
    {
        var options = new GptImage2Options { LoggerFactory = Log };
        ToEmulator(options);
        configure?.Invoke(options);
        return new GptImage2Client(options);
    }
}
