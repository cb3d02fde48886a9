using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>A process that reads the pictures of a folder as a job, and what it has handed out so far.</summary>
internal sealed class ReadingProcess : IDisposable
{
    private readonly WorkerProcess _worker;
    private readonly List<string> _lines = [];
    private readonly Lock _lock = new();

    private ReadingProcess(WorkerProcess worker)
    {
        _worker = worker;
        Ended = ReadAsync();
    }

    /// <summary>Ends with the process.</summary>
    public Task Ended { get; }

    /// <summary>The keys of the items that it has handed out, in their order.</summary>
    public IReadOnlyList<string> Keys => [.. Lines.Where(static line => line.StartsWith("item ", StringComparison.Ordinal)).Select(static line => line.Split(' ')[1])];

    /// <summary>What it said at last: <c>done</c>, or why it ended before.</summary>
    public string LastLine => Lines[^1];

    private string[] Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public static ReadingProcess Start(GptImage2Emulator emulator, string schema, string folder) =>
        new(WorkerProcess.Start("job-postgres", emulator.Endpoint.ToString(), emulator.ApiKey, schema, folder));

    /// <summary>Starts a process that reads in batches.</summary>
    public static ReadingProcess StartBatches(GptImage2Emulator emulator, string schema, string folder, string spool) =>
        new(WorkerProcess.Start("batch-postgres", emulator.Endpoint.ToString(), emulator.ApiKey, schema, folder, spool));

    /// <summary>Sends it a signal, such as <c>STOP</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _worker.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    public void Dispose() => _worker.Dispose();

    private async Task ReadAsync()
    {
        while (await _worker.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lock)
                _lines.Add(line);
        }
    }
}
