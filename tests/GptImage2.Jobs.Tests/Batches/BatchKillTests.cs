using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>A job in batches whose process is killed at random. The environment variable <c>GPTIMAGE2_KILLS</c> sets the number of kills.</summary>
public sealed class BatchKillTests : IDisposable
{
    private const int Pictures = 80;

    private readonly string _folder = Directory.CreateTempSubdirectory("batch-kills").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_lost_submitted_twice_or_paid_twice()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("GPTIMAGE2_KILLS") ?? "5", CultureInfo.InvariantCulture);
        string pictures = Directory.CreateDirectory(Path.Combine(_folder, "pictures")).FullName;
        for (int i = 0; i < Pictures; i++)
            await File.WriteAllBytesAsync(Path.Combine(pictures, $"{i:000}.png"), EndToEnd.Tests.Pictures.PngBytes(20 + i), Stop);
        // Each step takes a while, so that kills hit all phases.
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(static options => options.Batches.StepDelay = TimeSpan.FromMilliseconds(20), Stop);
        emulator.Replies.When(static _ => true, Answer);
        string journal = Path.Combine(_folder, "job.db");
        string spool = Path.Combine(_folder, "spool");
        var handedOut = new Dictionary<string, string>(StringComparer.Ordinal);
        var random = new Random(20261201);
        bool isDone = false;
        for (int killed = 0; !isDone;)
        {
            using Process worker = Start(emulator, journal, pictures, spool);
            Task<string> output = worker.StandardOutput.ReadToEndAsync(Stop);
            Task<string> errors = worker.StandardError.ReadToEndAsync(Stop);
            if (killed < kills && await Task.WhenAny(worker.WaitForExitAsync(Stop), Task.Delay(random.Next(350, 1500), Stop)) is { } && !worker.HasExited)
            {
                worker.Kill(entireProcessTree: true);
                killed++;
            }

            await worker.WaitForExitAsync(Stop);
            string[] lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (string[] parts in lines.Where(static line => line.StartsWith("item ", StringComparison.Ordinal)).Select(static line => line.Split(' ', 3)).Where(static parts => parts.Length == 3))
                handedOut[parts[1]] = parts[2];
            isDone = lines is [.., "done"];
            Assert.True(isDone || worker.ExitCode == 137 || worker.ExitCode < 0, await output + await errors);
        }

        Assert.Equal(Pictures, handedOut.Count);
        for (int i = 0; i < Pictures; i++)
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"label-{20 + i}"), handedOut[$"{i:000}.png"]);
        ReceivedRequest[] billed = [.. emulator.Requests.Where(static request => request.Usage is not null)];
        Assert.All(billed, static request => Assert.NotNull(request.BatchId));
        Assert.Equal(billed.Length, billed.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count());
        await using Journal opened = await Journal.OpenReadOnlyAsync(journal, Stop);
        JobSummary job = Assert.Single(await opened.GetJobsAsync(Stop));
        Assert.Equal((Pictures, 0L, 0m), (job.Done, job.UnsettledRequests, job.Reserved));
        Assert.Equal(billed.Sum(static request => request.Usage!.Cost) / 2, job.Spent);
        // What was recorded and not submitted has no id.
        IReadOnlyList<BatchSummary> batches = await opened.GetBatchesAsync(cancellationToken: Stop);
        Assert.All(batches, static batch => Assert.NotNull(batch.EndedAt));
        Assert.Equal(emulator.Batches.Count, batches.Count(static batch => batch.BatchId is not null));
        Assert.Empty(Directory.GetFiles(spool));
    }

    // A third of the first replies has to be corrected.
    private static Reply Answer(ReceivedRequest request)
    {
        int width = request.Chat!.Images.FirstOrDefault()?.Width ?? 0;
        if (request.Chat.Messages.Count > 2)
            return Reply.Json("""{"/price":5}""");
        return Reply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"label-{{width}}","price":{{(width % 3 == 0 ? 5000 : 5)}}}"""));
    }

    private static Process Start(GptImage2Emulator emulator, string journal, string pictures, string spool)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "GptImage2.Jobs.Worker.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program, "batch", emulator.Endpoint.ToString(), emulator.ApiKey, journal, pictures, spool])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
