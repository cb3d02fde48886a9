using System.Globalization;
using System.Net;
using GptImage2.Emulator.Options;
using GptImage2.Emulator.Server;

namespace GptImage2.Emulator;

/// <summary>A stand-in for the chat completions endpoint that listens on loopback, unless the options allow other machines.</summary>
/// <remarks>
/// It refuses what the endpoint refuses, with the same texts, and answers the rest with scripted replies or with sample documents.
/// Its answers do not come from a model: every response says so in the header <c>x-gptimage2-emulator</c> and, where there is one,
/// in <c>system_fingerprint</c>.
/// </remarks>
public sealed class GptImage2Emulator : IAsyncDisposable
{
    private readonly EmulatorServer _server;
    private readonly EmulatorParts _parts;

    private GptImage2Emulator(EmulatorServer server, EmulatorOptions options, EmulatorParts parts)
    {
        _server = server;
        _parts = parts;
        ApiKey = options.ApiKey;
        string host = new IPEndPoint(Reachable(options.Address), server.Port).ToString();
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}/v1"));
    }

    /// <summary>Gets the version that the header <c>x-gptimage2-emulator</c> carries.</summary>
    public static string Version => EmulatorVersion.Text;

    /// <summary>Gets the base address that a client of the API is given, such as <c>http://127.0.0.1:49152/v1</c>.</summary>
    /// <remarks>If the emulator listens on all addresses of the machine, it is the loopback address.</remarks>
    public Uri Endpoint { get; }

    /// <summary>Gets a key that this emulator accepts.</summary>
    public string ApiKey { get; }

    /// <summary>Gets the script of replies; while it is empty, replies are sample documents.</summary>
    public ReplyScript Replies => _parts.Replies;

    /// <summary>Gets the requests received so far, refused ones included.</summary>
    public RequestLog Requests => _parts.Requests;

    /// <summary>Gets the batches that were made.</summary>
    public BatchQueue Batches => _parts.Batches;

    /// <summary>Starts an emulator.</summary>
    /// <param name="configure">Changes the options, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<GptImage2Emulator> StartAsync(Action<EmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        options.Validate();

        var parts = new EmulatorParts(options);
        EmulatorServer server = await EmulatorServer.StartAsync(options, parts.Router, cancellationToken).ConfigureAwait(false);
        return new GptImage2Emulator(server, options, parts);
    }

    /// <summary>Returns the emulator to its first state for the next test: without requests, script, files and batches, and with full rate limits.</summary>
    /// <remarks>A request that is under way is still answered, but it is not added to the log.</remarks>
    public void Reset() => _parts.Reset();

    /// <summary>Stops listening, drops open connections and deletes its files.</summary>
    /// <returns>A task that ends when the emulator has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _parts.Dispose();
    }

    private static IPAddress Reachable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
}
