using System.Diagnostics;
using GptImage2.Emulator;
using ReceiptFolder;
using ReceiptFolder.Drawing;
using ReceiptFolder.Emulation;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Runs the sample for folders with batches. It may be killed at any step of a batch.</summary>
public sealed class FolderBatchTests : IDisposable
{
    private const int Count = 40;

    private readonly FolderProgram _program = new();

    private DirectoryInfo Receipts => new(_program.PathOf("receipts"));

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Batches_write_the_table_of_the_live_mode()
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();

        ProgramRun run = await RunAsync(endpoint);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(await LiveTableAsync(), _program.Table);
        Assert.Equal(0, PaidTwice(endpoint));
        Assert.DoesNotContain(endpoint.Requests, static request => request.Chat is not null && request.BatchId is null);
        Assert.InRange(endpoint.Batches.Count, 1, 10);
    }

    [Theory]
    [InlineData("POST", "/v1/files", 1)]
    [InlineData("POST", "/v1/batches", 1)]
    [InlineData("GET", "/content", 1)]
    [InlineData("POST", "/v1/batches", 2)]
    public async Task A_run_that_is_killed_at_a_step_goes_on_and_pays_for_nothing_twice(string method, string path, int times)
    {
        await using GptImage2Emulator endpoint = await StartEndpointAsync();
        using (Process killed = Start(endpoint))
        {
            while (!killed.HasExited && endpoint.Requests.Count(request => request.Method == method && request.Path.EndsWith(path, StringComparison.Ordinal)) < times)
                await Task.Delay(2, Emulated.Stop);
            killed.Kill();
            await killed.WaitForExitAsync(Emulated.Stop);
        }

        Assert.False(File.Exists(_program.PathOf("receipts.csv")), "The first run was killed after its end.");
        ProgramRun run = await RunAsync(endpoint);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(await LiveTableAsync(), _program.Table);
        Assert.Equal(0, PaidTwice(endpoint));
    }

    private Task<ProgramRun> RunAsync(GptImage2Emulator endpoint) => _program.RunAsync(endpoint, "receipts", "--batch", "--poll", "0.2");

    private Process Start(GptImage2Emulator endpoint) => _program.Start(endpoint, "receipts", "--batch", "--poll", "0.2");

    /// <summary>Draws the receipts, and starts an emulator that knows them and outlives the program.</summary>
    private async Task<GptImage2Emulator> StartEndpointAsync()
    {
        DrawnFolder.Make(Receipts, Count, seed: 1);
        return await EmulatedModel.StartAsync(Open());
    }

    private async Task<string[]> LiveTableAsync()
    {
        using var other = new FolderProgram();
        await using GptImage2Emulator endpoint = await EmulatedModel.StartAsync(Open());
        await other.RunAsync(endpoint, Receipts.FullName);
        return other.Table;
    }

    private PictureFolder Open() => PictureFolder.Open(new Settings { Folder = Receipts, Count = Count, Seed = 1, Journal = "receipts.db" });

    /// <summary>The billed requests that are equal to an earlier one.</summary>
    private static int PaidTwice(GptImage2Emulator endpoint)
    {
        string[] billed = [.. endpoint.Requests.Where(static request => request.Status == 200 && request.Chat is not null).Select(static request => request.BodySha256!)];
        return billed.Length - billed.Distinct(StringComparer.Ordinal).Count();
    }
}
