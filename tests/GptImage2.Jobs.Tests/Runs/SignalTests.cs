using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Jobs.Tests.Runs;

/// <summary>Ctrl-C: the first one drains a run, the second one stops it.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signals").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_drains()
    {
        (string[] lines, int open, GptImage2Emulator emulator) = await RunAsync(TimeSpan.FromMilliseconds(400), signals: 1);
        await using (emulator)
        {
            Assert.Contains("draining", lines);
            Assert.Equal("ended: Drained", lines[^1]);
            Assert.Equal(0, open);
            Assert.Equal(emulator.Requests.Count(static request => request.Usage is not null), lines.Count(static line => line.StartsWith("item ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_second_stops()
    {
        (string[] lines, int open, GptImage2Emulator emulator) = await RunAsync(TimeSpan.FromMinutes(2), signals: 2);
        await using (emulator)
        {
            Assert.Contains("draining", lines);
            Assert.Contains("stopping", lines);
            Assert.Equal("ended: Stopped", lines[^1]);
            Assert.InRange(open, 1, 24);
        }
    }

    private async Task<(string[] Lines, int Open, GptImage2Emulator Emulator)> RunAsync(TimeSpan delay, int signals)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot send Ctrl-C to one other process.");
        string pictures = Directory.CreateDirectory(Path.Combine(_folder, "pictures")).FullName;
        for (int i = 0; i < 200; i++)
            await File.WriteAllBytesAsync(Path.Combine(pictures, $"{i:000}.png"), EndToEnd.Tests.Pictures.PngBytes(20 + i), TestContext.Current.CancellationToken);
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        emulator.Replies.When(static _ => true, Reply.Json("""{"name":"x","price":1}""").WithDelay(delay));
        string path = Path.Combine(_folder, "job.db");
        using var worker = WorkerProcess.Start("job", emulator.Endpoint.ToString(), emulator.ApiKey, path, pictures);
        await emulator.Requests.WaitAsync(4, TestContext.Current.CancellationToken);
        List<string> lines = [];
        for (int signal = 0; signal < signals; signal++)
        {
            using var kill = Process.Start("kill", ["-INT", worker.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            while (lines is not [.., "draining" or "stopping"])
                lines.Add(await worker.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(string.Join('\n', lines)));
            lines.Add("");
        }

        lines.AddRange((await worker.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await using Journal journal = await Journal.OpenReadOnlyAsync(path, TestContext.Current.CancellationToken);
        return ([.. lines.Where(static line => line.Length > 0)], (await journal.GetUnsettledAsync(TestContext.Current.CancellationToken)).Count, emulator);
    }
}
