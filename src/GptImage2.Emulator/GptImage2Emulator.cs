using System.Globalization;
using System.Net;
using System.Reflection;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator;

/// <summary>A stand-in for the chat completions endpoint that listens on loopback, unless the options allow other machines.</summary>
/// <remarks>
/// It refuses what the endpoint refuses, with the same texts, and answers the rest with scripted replies or with sample documents.
/// Nothing it answers comes from a model: every response says so in the header <c>x-gptimage2-emulator</c> and, where there is one,
/// in <c>system_fingerprint</c>.
/// </remarks>
public sealed class GptImage2Emulator : IAsyncDisposable
{
    private readonly EmulatorServer _server;

    private GptImage2Emulator(EmulatorServer server, EmulatorOptions options, ReplyScript replies, RequestLog requests)
    {
        _server = server;
        ApiKey = options.ApiKey;
        Replies = replies;
        Requests = requests;
        var host = new IPEndPoint(Reachable(options.Address), server.Port).ToString();
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}/v1"));
    }

    /// <summary>Gets the version that the header <c>x-gptimage2-emulator</c> carries.</summary>
    public static string Version { get; } =
        typeof(GptImage2Emulator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Gets the base address that a client of the API is given, such as <c>http://127.0.0.1:49152/v1</c>.</summary>
    /// <remarks>Where the emulator listens on all addresses of the machine, it is the one of loopback.</remarks>
    public Uri Endpoint { get; }

    /// <summary>Gets a key that this emulator accepts.</summary>
    public string ApiKey { get; }

    /// <summary>Gets the script of replies; while it is empty, replies are sample documents.</summary>
    public ReplyScript Replies { get; }

    /// <summary>Gets the requests received so far, refused ones included.</summary>
    public RequestLog Requests { get; }

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

        var replies = new ReplyScript();
        var requests = new RequestLog();
        var server = await EmulatorServer.StartAsync(options, replies, requests, cancellationToken).ConfigureAwait(false);
        return new GptImage2Emulator(server, options, replies, requests);
    }

    /// <summary>Stops listening and drops open connections.</summary>
    /// <returns>A task that ends when the emulator has stopped.</returns>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static IPAddress Reachable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
}
