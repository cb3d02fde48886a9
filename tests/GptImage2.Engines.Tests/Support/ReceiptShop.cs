using System.Globalization;
using GptImage2.Emulator;

namespace GptImage2.Engines.Tests.Support;

/// <summary>An emulator that reads receipts, and a folder with their pictures and a journal.</summary>
internal sealed class ReceiptShop : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("receipts-");
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private readonly SemaphoreSlim _asked = new(0);
    private int _count;

    private ReceiptShop(GptImage2Emulator emulator)
    {
        Emulator = emulator;
        emulator.Replies.When(static _ => true, request =>
        {
            Interlocked.Increment(ref _count);
            _asked.Release();
            _gate.Wait(LongestWait);
            return Next ?? Reply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"merchant":"Shop {{request.Chat!.Images.First().Width}}","total":5}"""));
        });
    }

    public GptImage2Emulator Emulator { get; }

    /// <summary>What all requests are answered with; null for a receipt.</summary>
    public Reply? Next { get; set; }

    /// <summary>How many requests were sent to the model.</summary>
    public int Asked => Volatile.Read(ref _count);

    /// <summary>The requests that were answered with a reply, and so are billed.</summary>
    public int Billed => Emulator.Requests.Count(static request => request.Usage is not null);

    public string JournalPath => Path.Combine(_folder.FullName, "receipts.db");

    public static async Task<ReceiptShop> OpenAsync() => new(await GptImage2Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Lets requests wait for their answers.</summary>
    public void CloseGate() => _gate.Reset();

    public void OpenGate() => _gate.Set();

    /// <summary>Waits for one more request to the model.</summary>
    public async Task WhenAskedAsync() =>
        Assert.True(await _asked.WaitAsync(LongestWait, TestContext.Current.CancellationToken), "No request was sent.");

    /// <summary>Writes a picture. Its receipt is that of <c>Shop</c> and its width.</summary>
    public string Picture(int width)
    {
        string path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"receipt-{width}.png"));
        File.WriteAllBytes(path, Pictures.PngBytes(width));
        return path;
    }

    public Task<Journal> OpenJournalAsync() => Journal.OpenAsync(JournalPath, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>What an engine calls, over a journal.</summary>
    public ReceiptReading Reading(Journal journal, JobOptions? options = null) =>
        new(Client(), journal, options ?? new JobOptions { MaxCostPerDay = 50m });

    public GptImage2Client Client() => new(new GptImage2Options { ApiKey = Emulator.ApiKey, Endpoint = Emulator.Endpoint, MaxRetries = 0, MaxOutputTokens = 200 });

    public async ValueTask DisposeAsync()
    {
        _gate.Set();
        await Emulator.DisposeAsync();
        _gate.Dispose();
        _asked.Dispose();
        _folder.Delete(recursive: true);
    }
}
