using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GptImage2.Emulator.Server;

/// <summary>Kestrel on loopback, without configuration files, environment variables or console logging.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    // Of each connection; what is not read yet waits in the socket beyond that.
    private const int RequestBufferBytes = 256 * 1024;

    private readonly WebApplication _app;

    private EmulatorServer(WebApplication app)
    {
        _app = app;
        IServerAddressesFeature addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Port = new Uri(addresses.Addresses.Single()).Port;
    }

    public int Port { get; }

    public static async Task<EmulatorServer> StartAsync(
        EndpointOptions options, Router router, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestBufferSize = RequestBufferBytes;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(new IPEndPoint(options.Address, options.Port));
        });

        WebApplication app = builder.Build();
        app.Run(router.HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            O200kBase.Load();
            return new EmulatorServer(app);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        try
        {
            await _app.StopAsync(now.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // An open connection was dropped rather than waited for.
        }

        await _app.DisposeAsync().ConfigureAwait(false);
    }

    // The emulator is a guest in its process: signals are for the host to handle.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
