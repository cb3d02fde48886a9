using System.Globalization;
using GptImage2.Jobs.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using GptImage2.Jobs.Runs;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>A folder of pictures, a journal that can be opened again, and a scripted provider of batches.</summary>
internal sealed class BatchShop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("batches").FullName;
    private readonly GptImage2Client _client;
    private BreakableStore _store;

    public BatchShop(Action<GptImage2Options>? configure = null)
    {
        var options = new GptImage2Options { ApiKey = "test", Endpoint = new Uri("http://127.0.0.1:1/v1"), MaxRetries = 0 };
        configure?.Invoke(options);
        _client = new GptImage2Client(options);
        _store = Open();
    }

    public ScriptedProvider Provider { get; private set; } = new();

    /// <summary>The wait before the first question whether a batch has ended.</summary>
    public TimeSpan FirstPoll { get; set; } = TimeSpan.FromMilliseconds(5);

    public IJournalStore Store => _store;

    public Journal Journal => new(_store);

    /// <summary>The folder of the input files.</summary>
    public string Spool => Path.Combine(_folder, "spool");

    public IReadOnlyList<string> SpoolFiles => Directory.Exists(Spool) ? Directory.GetFiles(Spool) : [];

    /// <summary>Writes pictures, each with a width of its own.</summary>
    public List<FileInfo> Pictures(int count, int first = 20) => [.. Enumerable.Range(first, count).Select(width => Picture(string.Create(CultureInfo.InvariantCulture, $"{width:0000}.png"), width))];

    public FileInfo Picture(string name, int width)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, EndToEnd.Tests.Pictures.PngBytes(width));
        return new FileInfo(path);
    }

    public JobOptions Options(Func<JobBatchOptions, JobBatchOptions>? change = null)
    {
        var batches = new JobBatchOptions { Directory = Spool, PollInterval = TimeSpan.FromMilliseconds(10) };
        return new JobOptions { Mode = JobMode.Batch, Batches = change is null ? batches : change(batches), MaxOutage = TimeSpan.FromMinutes(1) };
    }

    public Job<ILabelReader> Job(string name = "labels") => new(
        new JobSource(_client, _store)
        {
            Batches = Provider,
            BatchTimings = new BatchTimings
            {
                FirstPoll = FirstPoll,
                Unclear = TimeSpan.FromMilliseconds(10),
                Elsewhere = TimeSpan.FromMilliseconds(20),
                Budget = TimeSpan.FromMilliseconds(20),
                Retry = TimeSpan.FromMilliseconds(5),
                QueueFull = TimeSpan.FromMilliseconds(5),
            },
        },
        name);

    public Task<List<JobItem<Label>>> ReadAsync(IEnumerable<FileInfo> files, JobOptions? options = null) =>
        LabelShop.CollectAsync(Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), options ?? Options()));

    /// <summary>Goes to another provider.</summary>
    public async Task MoveAsync(ScriptedProvider provider)
    {
        await ReopenAsync();
        Provider = provider;
    }

    /// <summary>Nothing can be written any more, as if the process had died.</summary>
    public void Die() => _store.Broken ??= new JournalException("The process is dead.");

    /// <summary>Opens the journal again, as the next process does.</summary>
    public async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private BreakableStore Open() => new(SqliteJournalStore.Open(Path.Combine(_folder, "labels.db"), new JournalOptions()));
}
