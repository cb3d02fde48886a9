using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>Silos in this process, each a host of its own, which talk over sockets.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];

    /// <summary>The services of each silo.</summary>
    public IReadOnlyList<IServiceProvider> Silos => [.. _hosts.Select(static host => host.Services)];

    /// <summary>The grains, as the last silo reaches them.</summary>
    public IGrainFactory Grains => _hosts[^1].Services.GetRequiredService<IGrainFactory>();

    /// <summary>The grains, as a silo reaches them that is not the one with a name: its calls go over sockets.</summary>
    public IGrainFactory GrainsFarFrom(string silo) =>
        _hosts.First(host => host.Services.GetRequiredService<ILocalSiloDetails>().Name != silo).Services.GetRequiredService<IGrainFactory>();

    public static async Task<LocalCluster> StartAsync(int silos, Action<ISiloBuilder> configure)
    {
        var cluster = new LocalCluster();
        var primary = new IPEndPoint(IPAddress.Loopback, FreePort());
        for (int number = 0; number < silos; number++)
        {
            HostApplicationBuilder builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            int port = number == 0 ? primary.Port : FreePort();
            string name = $"silo-{number + 1}";
            builder.UseOrleans(silo =>
            {
                silo.UseLocalhostClustering(port, FreePort(), primary).Configure<SiloOptions>(options => options.SiloName = name);
                configure(silo);
            });
            IHost host = builder.Build();
            cluster._hosts.Add(host);
            await host.StartAsync();
        }

        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHost host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
