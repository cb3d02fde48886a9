using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Orleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace GptImage2.Orleans.Tests.Support;

/// <summary>An emulator, a folder of pictures, a journal, and a cluster of silos in this process that share it.</summary>
internal sealed class ClusterShop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-").FullName;

    private ClusterShop(GptImage2Emulator emulator, Journal journal, InProcessTestCluster cluster)
    {
        Emulator = emulator;
        Journal = journal;
        Cluster = cluster;
        emulator.Replies.When(static _ => true, request => Reply.Json(LabelOf(request)).WithDelay(TimeSpan.FromMilliseconds(10)));
    }

    public GptImage2Emulator Emulator { get; }

    public Journal Journal { get; }

    public InProcessTestCluster Cluster { get; }

    public IServiceProvider Client => Cluster.Client.ServiceProvider;

    public IJob<string, Label> Job => Client.GetRequiredService<IJob<string, Label>>();

    /// <summary>The requests that were answered, and so are billed.</summary>
    public ReceivedRequest[] Billed => [.. Emulator.Requests.Where(static request => request.Usage is not null)];

    public static async Task<ClusterShop> OpenAsync(
        Func<Task<Journal>>? openJournal = null,
        Action<SharedLimiterOptions>? limits = null,
        ClusterJobOptions? job = null,
        Action<EmulatorOptions>? configureEmulator = null,
        Action<GptImage2Options>? configureClient = null,
        TimeSpan? unattended = null,
        short silos = 3)
    {
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(configureEmulator);
        string path = Path.Combine(Directory.CreateTempSubdirectory("cluster-journal-").FullName, "labels.db");
        Journal journal = openJournal is null ? await Journal.OpenAsync(path) : await openJournal();
        job = (job ?? new ClusterJobOptions { RangeSize = 5 }) with { Timings = new WorkerTimings { Poll = TimeSpan.FromMilliseconds(50), Linger = TimeSpan.FromMilliseconds(300), Pause = TimeSpan.FromMilliseconds(500), Unattended = unattended ?? TimeSpan.FromMinutes(10) } };
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(journal);
            AddClient(silo.Services);
            silo.AddGptImage2(limits).AddJob(new LabelJob(), job);
        });
        builder.ConfigureClient(client =>
        {
            AddClient(client.Services);
            client.AddGptImage2(limits).AddJob(new LabelJob(), job);
        });
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return new ClusterShop(emulator, journal, cluster);

        void AddClient(IServiceCollection services) => services.AddGptImage2(options =>
        {
            options.ApiKey = emulator.ApiKey;
            options.Endpoint = emulator.Endpoint;
            options.MaxRetries = 0;
            configureClient?.Invoke(options);
        }).AddClient<ILabelReader>();
    }

    /// <summary>Writes pictures, each with a width of its own.</summary>
    public List<string> Pictures(int count, int first = 20)
    {
        List<string> paths = [];
        for (int width = first; width < first + count; width++)
        {
            string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{width:0000}.png"));
            File.WriteAllBytes(path, EndToEnd.Tests.Pictures.PngBytes(width));
            paths.Add(path);
        }

        return paths;
    }

    public async Task<List<JobItem<Label>>> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        List<JobItem<Label>> items = [];
        await foreach (JobItem<Label> item in Job.ReadAllAsync(paths.ToAsyncEnumerable(), cancellationToken))
            items.Add(item);
        return items;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Journal.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string LabelOf(ReceivedRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"label {{request.Chat!.Images.First().Width}}","price":{{request.Chat.Images.First().Width / 10m}}}""");
}
