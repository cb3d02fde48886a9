using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>An emulator, folders of pictures, and a journal that several processes share.</summary>
internal sealed class SharedShop : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shared-shop-");
    private readonly ManualResetEventSlim _gate = new();
    private readonly GptImage2Emulator _emulator;
    private readonly List<ReadingProcess> _processes = [];

    private SharedShop(GptImage2Emulator emulator, int answeredAtOnce)
    {
        _emulator = emulator;
        int asked = 0;
        // Each reply after the first ones waits for the gate, and so do those after it: rules are asked one after the other.
        emulator.Replies.When(static _ => true, request =>
        {
            if (++asked > answeredAtOnce)
                _gate.Wait();
            string name = request.Chat!.Images.First().Width.ToString(CultureInfo.InvariantCulture);
            return Reply.Json($$"""{"name":"label-{{name}}","price":5}""").WithDelay(TimeSpan.FromMilliseconds(40));
        });
    }

    /// <summary>The requests that were answered, and so are billed.</summary>
    public ReceivedRequest[] Billed => [.. _emulator.Requests.Where(static request => request.Usage is not null)];

    /// <summary>How many different requests were answered.</summary>
    public int Distinct => Billed.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count();

    public GptImage2Emulator Emulator => _emulator;

    /// <summary>The folder of the input files of batches.</summary>
    public string Spool => Path.Combine(_folder.FullName, "spool");

    /// <summary>The schema of the journal.</summary>
    public PostgreSqlServer Server { get; } = new();

    /// <summary>Starts an emulator.</summary>
    /// <param name="answeredAtOnce">How many requests are answered before the gate is opened.</param>
    /// <param name="configure">Sets its options.</param>
    public static async Task<SharedShop> OpenAsync(int answeredAtOnce, Action<EmulatorOptions>? configure = null)
    {
        PostgreSqlServer.Require();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        // Requests that wait for the gate hold a thread each.
        ThreadPool.SetMinThreads(64, 64);
        return new SharedShop(await GptImage2Emulator.StartAsync(configure, TestContext.Current.CancellationToken), answeredAtOnce);
    }

    /// <summary>Lets all requests be answered.</summary>
    public void OpenGate() => _gate.Set();

    /// <summary>Makes a folder of pictures.</summary>
    /// <param name="name">The name of the folder, and the beginning of the names of its files.</param>
    /// <param name="widths">The widths of the pictures. Pictures of the same width are equal.</param>
    public async Task<string> MakeFolderAsync(string name, IEnumerable<int> widths)
    {
        string folder = _folder.CreateSubdirectory(name).FullName;
        foreach ((int number, int width) in widths.Index())
            await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:000}.png")), Pictures.PngBytes(width), TestContext.Current.CancellationToken);
        return folder;
    }

    public ReadingProcess Start(string folder) => Add(ReadingProcess.Start(_emulator, Server.Schema, folder));

    /// <summary>Starts a process that reads in batches.</summary>
    public ReadingProcess StartBatches(string folder) => Add(ReadingProcess.StartBatches(_emulator, Server.Schema, folder, Spool));

    /// <summary>Waits until a query returns a value.</summary>
    public Task UntilAsync<T>(string sql, T expected) => UntilAsync(
        async () =>
        {
            try
            {
                return Equals(await Server.ReadAsync<T>(sql), expected);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // The processes make the tables.
                return false;
            }
        },
        $"{sql} is {expected}");

    /// <summary>Waits until the emulator has got a request.</summary>
    public Task UntilAsync(Func<ReceivedRequest, bool> matches) => UntilAsync(() => _emulator.Requests.Any(matches), "the emulator has got the request");

    /// <summary>Waits until a condition holds.</summary>
    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    public async ValueTask DisposeAsync()
    {
        foreach (ReadingProcess process in _processes)
            process.Dispose();
        _gate.Set();
        await _emulator.DisposeAsync();
        await Server.DisposeAsync();
        _gate.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, $"It took longer than {Limit:c} until {what}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private ReadingProcess Add(ReadingProcess process)
    {
        _processes.Add(process);
        return process;
    }
}
