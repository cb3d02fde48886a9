using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Tests.Support;

/// <summary>An emulator that reads labels, a folder of pictures, and a journal.</summary>
internal sealed class LabelShop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labels").FullName;

    private readonly BreakableStore _breakable;

    private LabelShop(GptImage2Emulator emulator, StoreKind kind, Action<GptImage2Options>? configure)
    {
        Emulator = emulator;
        Store = kind == StoreKind.Memory ? new MemoryJournalStore() : SqliteJournalStore.Open(JournalPath, new JournalOptions());
        _breakable = new BreakableStore(Store);
        Journal = new Journal(_breakable);
        var options = new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint, MaxRetries = 0 };
        configure?.Invoke(options);
        Client = new GptImage2Client(options);
        emulator.Replies.When(static request => request.Chat?.Images.Any() == true, request => Reply.Json(LabelOf(request)));
        emulator.Replies.When(static request => request.Chat?.Images.Any() != true, Reply.Json("""{"isProduct":true}"""));
    }

    public GptImage2Emulator Emulator { get; }

    public IJournalStore Store { get; }

    /// <summary>The replies in the journal.</summary>
    public int Replies => (int)(Store is MemoryJournalStore memory ? memory.Replies : Query<long>("SELECT COUNT(*) FROM replies"));

    /// <summary>The requests that have no reply.</summary>
    public int Open => (int)(Store is MemoryJournalStore memory ? memory.Open : Query<long>("SELECT COUNT(*) FROM open_requests"));

    public decimal Spent => Store is MemoryJournalStore memory ? memory.Spent : Query<long>("SELECT COALESCE(SUM(cost), 0) FROM spending") / 1_000_000_000m;

    /// <summary>How the runs ended.</summary>
    public IReadOnlyList<string> Outcomes => Store is MemoryJournalStore memory ? memory.Outcomes : [.. Query<string>("SELECT COALESCE(GROUP_CONCAT(outcome), '') FROM (SELECT outcome FROM runs ORDER BY id)").Split(',')];

    private string JournalPath => Path.Combine(_folder, "labels.db");

    public Journal Journal { get; }

    public GptImage2Client Client { get; }

    /// <summary>The requests that were answered with a reply, and so are billed.</summary>
    public int Billed => Emulator.Requests.Count(static request => request.Usage is not null);

    public static async Task<LabelShop> OpenAsync(StoreKind kind, Action<GptImage2Options>? configure = null, Action<EmulatorOptions>? configureEmulator = null) =>
        new(await GptImage2Emulator.StartAsync(configureEmulator), kind, configure);

    /// <summary>What the journal has of an item.</summary>
    public StoredItem? Item(string key)
    {
        if (Store is MemoryJournalStore memory)
            return memory.Item(key);
        long? job = Store.FindJobAsync(nameof(ILabelReader), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return job is null ? null : Store.FindItemAsync(job.Value, key, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Makes the journal refuse to be written.</summary>
    public void Break(JournalException fault) => _breakable.Broken ??= fault;

    /// <summary>Writes pictures, each with a width of its own.</summary>
    public List<FileInfo> Pictures(int count, int first = 20) => [.. Enumerable.Range(first, count).Select(width => Picture($"{width:0000}.png", width))];

    public FileInfo Picture(string name, int width)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, EndToEnd.Tests.Pictures.PngBytes(width));
        return new FileInfo(path);
    }

    public Job<ILabelReader> Job(string? name = null) => Client.Job<ILabelReader>(Journal, name);

    /// <summary>Reads pictures as the simplest job does.</summary>
    public Task<List<JobItem<Label>>> ReadAsync(IEnumerable<FileInfo> files, JobOptions? options = null, CancellationToken cancellationToken = default) =>
        CollectAsync(Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), options, cancellationToken));

    public static async Task<List<JobItem<T>>> CollectAsync<T>(IAsyncEnumerable<JobItem<T>> items)
    {
        List<JobItem<T>> all = [];
        await foreach (JobItem<T> item in items)
            all.Add(item);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private T Query<T>(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={JournalPath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    private static string LabelOf(ReceivedRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"label {{request.Chat!.Images.First().Width}}","price":{{request.Chat.Images.First().Width / 10m}}}""");
}
