using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Orleans.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using StackExchange.Redis;

namespace GptImage2.Orleans.Tests.Processes;

/// <summary>Three silos in processes of their own, with a journal in PostgreSQL and Redis for the membership, and a client in this process.</summary>
internal sealed class ProcessShop : IAsyncDisposable
{
    private const int PerMinute = 6_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("silos-").FullName;
    private readonly string _schema = "test_" + Guid.NewGuid().ToString("N");

    private ProcessShop(GptImage2Emulator emulator)
    {
        Emulator = emulator;
        emulator.Replies.When(static _ => true, static request =>
            Reply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"label {{request.Chat!.Images.First().Width}}","price":1}""")).WithDelay(TimeSpan.FromMilliseconds(200)));
    }

    public GptImage2Emulator Emulator { get; }

    public List<SiloProcess> Silos { get; } = [];

    public IHost Client { get; private set; } = null!;

    public IJob<string, Label> Job => Client.Services.GetRequiredService<IJob<string, Label>>();

    /// <summary>The requests that were answered, and so are billed.</summary>
    public ReceivedRequest[] Billed => [.. Emulator.Requests.Where(static request => request.Usage is not null)];

    private static string? Redis => Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_REDIS");

    private static string? PostgreSql => Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_POSTGRES");

    public static async Task<ProcessShop> OpenAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Redis is null, "There is no Redis: set GPTIMAGE2_TEST_REDIS, or run 'eval \"$(.ci/redis start)\"'.");
        Assert.SkipWhen(PostgreSql is null, "There is no PostgreSQL: set GPTIMAGE2_TEST_POSTGRES, or run 'eval \"$(.ci/postgresql start)\"'.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");

        var shop = new ProcessShop(await GptImage2Emulator.StartAsync(static options => options.RequestsPerMinute = PerMinute, cancellationToken: cancellationToken));
        string cluster = Guid.NewGuid().ToString("N");
        for (int number = 1; number <= 3; number++)
            shop.Silos.Add(await SiloProcess.StartAsync($"silo-{number}", cluster, shop._schema, shop.Emulator, PerMinute, cancellationToken));

        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "gptimage2-tests"))
            .UseRedisClustering(static options => options.ConfigurationOptions = ConfigurationOptions.Parse(Redis!))
            .AddJob(new LabelJob(), new ClusterJobOptions { RangeSize = 5 }));
        shop.Client = builder.Build();
        await shop.Client.StartAsync(cancellationToken);
        return shop;
    }

    /// <summary>Writes pictures, each with a width of its own.</summary>
    public async Task<List<string>> PicturesAsync(int count)
    {
        List<string> paths = [];
        for (int width = 20; width < 20 + count; width++)
        {
            paths.Add(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{width:0000}.png")));
            await File.WriteAllBytesAsync(paths[^1], Pictures.PngBytes(width), CancellationToken.None);
        }

        return paths;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SiloProcess silo in Silos)
            silo.Dispose();
        // Its cluster is gone.
        if (Client is IAsyncDisposable client)
            await client.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        await using var source = NpgsqlDataSource.Create(PostgreSql!);
        await using NpgsqlCommand drop = source.CreateCommand($"DROP SCHEMA IF EXISTS {_schema} CASCADE");
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
