using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace GptImage2.Orleans.Tests.Docs;

/// <summary>The code of docs/orleans.md.</summary>
internal static class OrleansSamples
{
    public static async Task<HostApplicationBuilder> SiloAsync(string[] args, string connectionString)
    {
        #region orleans.md
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton(await PostgreSqlJournal.OpenAsync(connectionString));
        builder.Services.AddGptImage2().AddClient<IReceiptReader>();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddGptImage2(limits => (limits.RequestsPerMinute, limits.TokensPerMinute) = (5_000, 2_000_000))
            .AddJob(new ReceiptJob(), new ClusterJobOptions { Run = new JobOptions { MaxCost = 250m } }));
        #endregion
        return builder;
    }

    public static void Client(HostApplicationBuilder builder)
    {
        #region orleans.md
        builder.Services.AddGptImage2().AddClient<IReceiptReader>();
        builder.UseOrleansClient(client => client
            .UseLocalhostClustering()
            .AddGptImage2(limits => (limits.RequestsPerMinute, limits.TokensPerMinute) = (5_000, 2_000_000))
            .AddJob(new ReceiptJob()));
        #endregion
    }
}
