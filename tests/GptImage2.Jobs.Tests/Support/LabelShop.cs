using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tests.Support;

/// <summary>An emulator that reads labels, a folder of pictures, and a journal.</summary>
internal sealed class LabelShop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labels").FullName;

    private LabelShop(GptImage2Emulator emulator, IJournalStore store, Action<GptImage2Options>? configure)
    {
        Emulator = emulator;
        Store = store;
        Journal = new Journal(store);
        var options = new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint, MaxRetries = 0 };
        configure?.Invoke(options);
        Client = new GptImage2Client(options);
        emulator.Replies.When(static request => request.Chat?.Images.Any() == true, request => Reply.Json(LabelOf(request)));
        emulator.Replies.When(static request => request.Chat?.Images.Any() != true, Reply.Json("""{"isProduct":true}"""));
    }

    public GptImage2Emulator Emulator { get; }

    public IJournalStore Store { get; }

    public MemoryJournalStore Memory => (MemoryJournalStore)Store;

    public Journal Journal { get; }

    public GptImage2Client Client { get; }

    /// <summary>The requests that were answered with a reply, and so are billed.</summary>
    public int Billed => Emulator.Requests.Count(static request => request.Usage is not null);

    public static async Task<LabelShop> OpenAsync(Action<GptImage2Options>? configure = null, IJournalStore? store = null, Action<EmulatorOptions>? emulate = null)
    {
        GptImage2Emulator emulator = emulate is null ? await GptImage2Emulator.StartAsync() : await GptImage2Emulator.StartAsync(emulate);
        return new LabelShop(emulator, store ?? new MemoryJournalStore(), configure);
    }

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

    private static string LabelOf(ReceivedRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"name":"label {{request.Chat!.Images.First().Width}}","price":{{request.Chat.Images.First().Width / 10m}}}""");
}
