using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;
using ReceiptFolder;
using ReceiptFolder.Drawing;
using ReceiptFolder.Emulation;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>Runs the sample for folders with batches. It may be killed at any step of a batch, and at any time.</summary>
/// <remarks>The environment variable <c>GPTIMAGE2_KILLS</c> sets the number of kills, and <c>GPTIMAGE2_SEED</c> repeats the times of those of a test that has failed.</remarks>
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

    [Fact]
    public async Task A_run_that_is_killed_at_random_times_ends_with_the_table_and_the_costs_of_an_undisturbed_one()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("GPTIMAGE2_KILLS") ?? "4", CultureInfo.InvariantCulture);
        int seed = Environment.GetEnvironmentVariable("GPTIMAGE2_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GPTIMAGE2_SEED={seed}"));
        var random = new Random(seed);
        // A batch takes some seconds, so that it is killed in all phases.
        await using GptImage2Emulator endpoint = await StartEndpointAsync(TimeSpan.FromMilliseconds(50));

        int killed = 0;
        for (bool isOver = false; !isOver && killed < kills;)
        {
            using Process process = Start(endpoint);
            isOver = await Task.WhenAny(process.WaitForExitAsync(Emulated.Stop), Task.Delay(random.Next(300, 2500), Emulated.Stop)) is var first && process.HasExited;
            await first;
            if (isOver)
            {
                Assert.Equal(0, process.ExitCode);
                continue;
            }

            process.Kill();
            await process.WaitForExitAsync(Emulated.Stop);
            killed++;
        }

        Assert.True(killed > 0, "The first run ended before it was killed.");
        ProgramRun run = await RunAsync(endpoint);

        Assert.True(run is { ExitCode: 0, Error: "" }, run.Output + run.Error);
        (string[] table, decimal spent) = await UndisturbedAsync();
        Assert.Equal(table, _program.Table);
        Assert.Equal(0, PaidTwice(endpoint));
        await using Journal journal = await Journal.OpenReadOnlyAsync(_program.PathOf("receipts.db"), Emulated.Stop);
        JobSummary job = Assert.Single(await journal.GetJobsAsync(Emulated.Stop));
        Assert.Equal((spent, 0m, 0L), (job.Spent, job.Reserved, job.UnsettledRequests));
        string[] submitted = [.. endpoint.Requests
            .Where(static request => request is { Method: "POST", Path: "/v1/batches", Status: 200 })
            .Select(static request => request.Body!.Value.GetProperty("metadata").GetProperty("gptimage2_batch").GetString()!)];
        Assert.Equal(submitted.Distinct(StringComparer.Ordinal), submitted);
        IReadOnlyList<BatchSummary> batches = await journal.GetBatchesAsync(cancellationToken: Emulated.Stop);
        Assert.Equal(endpoint.Batches.Count, batches.Count(static batch => batch.BatchId is not null));
        Assert.All(batches, static batch => Assert.NotNull(batch.EndedAt));
    }

    private Task<ProgramRun> RunAsync(GptImage2Emulator endpoint) => _program.RunAsync(endpoint, "receipts", "--batch", "--poll", "0.2");

    private Process Start(GptImage2Emulator endpoint) => _program.Start(endpoint, "receipts", "--batch", "--poll", "0.2");

    /// <summary>Draws the receipts, and starts an emulator that knows them and outlives the program.</summary>
    private async Task<GptImage2Emulator> StartEndpointAsync(TimeSpan step = default)
    {
        DrawnFolder.Make(Receipts, Count, seed: 1);
        return await EmulatedModel.StartAsync(Open(), step);
    }

    private async Task<string[]> LiveTableAsync()
    {
        using var other = new FolderProgram();
        await using GptImage2Emulator endpoint = await EmulatedModel.StartAsync(Open());
        await other.RunAsync(endpoint, Receipts.FullName);
        return other.Table;
    }

    private async Task<(string[] Table, decimal Spent)> UndisturbedAsync()
    {
        using var other = new FolderProgram();
        await using GptImage2Emulator endpoint = await EmulatedModel.StartAsync(Open());
        ProgramRun run = await other.RunAsync(endpoint, Receipts.FullName, "--batch", "--poll", "0.2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await using Journal journal = await Journal.OpenReadOnlyAsync(other.PathOf("receipts.db"), Emulated.Stop);
        return (other.Table, Assert.Single(await journal.GetJobsAsync(Emulated.Stop)).Spent);
    }

    private PictureFolder Open() => PictureFolder.Open(new Settings { Folder = Receipts, Count = Count, Seed = 1, Journal = "receipts.db" });

    /// <summary>The billed requests that are equal to an earlier one.</summary>
    private static int PaidTwice(GptImage2Emulator endpoint)
    {
        string[] billed = [.. endpoint.Requests.Where(static request => request.Status == 200 && request.Chat is not null).Select(static request => request.BodySha256!)];
        return billed.Length - billed.Distinct(StringComparer.Ordinal).Count();
    }
}
