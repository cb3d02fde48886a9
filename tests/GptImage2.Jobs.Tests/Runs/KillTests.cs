using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator;

namespace GptImage2.Jobs.Tests.Runs;

/// <summary>A job whose process is killed at random goes on where it stood. The environment variable <c>GPTIMAGE2_KILLS</c> sets the number of kills.</summary>
public sealed class KillTests : IDisposable
{
    private const int Pictures = 120;
    private const int MostAtOnce = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("kills").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_lost_and_only_what_was_in_flight_is_paid_again()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("GPTIMAGE2_KILLS") ?? "5", CultureInfo.InvariantCulture);
        string pictures = Directory.CreateDirectory(Path.Combine(_folder, "pictures")).FullName;
        // Every tenth picture is there twice.
        for (int i = 0; i < Pictures; i++)
            await File.WriteAllBytesAsync(Path.Combine(pictures, $"{i:000}.png"), EndToEnd.Tests.Pictures.PngBytes(20 + i - (i % 10 == 9 ? 1 : 0)), TestContext.Current.CancellationToken);
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        // A third of the first replies has to be corrected.
        emulator.Replies.When(static _ => true, static request => Answer(request).WithDelay(TimeSpan.FromMilliseconds(60)));
        string journal = Path.Combine(_folder, "job.db");
        var handedOut = new Dictionary<string, string>(StringComparer.Ordinal);
        var random = new Random(20261130);
        int killed = 0;
        bool isDone = false;
        while (!isDone)
        {
            using Process worker = Start(emulator, journal, pictures);
            Task<string> output = worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = worker.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (killed < kills && await Task.WhenAny(worker.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(random.Next(300, 1200), TestContext.Current.CancellationToken)) is { } first && !worker.HasExited)
            {
                worker.Kill(entireProcessTree: true);
                killed++;
            }

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            string[] lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (string[] parts in lines.Where(static line => line.StartsWith("item ", StringComparison.Ordinal)).Select(static line => line.Split(' ', 3)).Where(static parts => parts.Length == 3))
                handedOut[parts[1]] = parts[2];
            isDone = lines is [.., "done"];
            Assert.True(isDone || worker.ExitCode == 137 || worker.ExitCode < 0, await errors);
        }

        Assert.Equal(Pictures, handedOut.Count);
        for (int i = 0; i < Pictures; i++)
            Assert.Equal(NameOf(20 + i - (i % 10 == 9 ? 1 : 0)), handedOut[$"{i:000}.png"]);

        ReceivedRequest[] billed = [.. emulator.Requests.Where(static request => request.Usage is not null)];
        int distinct = billed.Select(static request => (request.Chat!.Images.FirstOrDefault()?.Sha256, request.BodySha256)).Distinct().Count();
        await using Journal opened = await Journal.OpenReadOnlyAsync(journal, TestContext.Current.CancellationToken);
        IReadOnlyList<UnsettledRequest> unsettled = await opened.GetUnsettledAsync(TestContext.Current.CancellationToken);
        Assert.True(billed.Length - distinct <= unsettled.Count, $"{billed.Length} billed, {distinct} distinct, {unsettled.Count} possibly billed");
        // What is recorded ahead of its turn is at most as much again.
        Assert.InRange(unsettled.Count, 0, killed * MostAtOnce * 2);
        Assert.All(unsettled, static request => Assert.True(request.Amount > 0));
    }

    private static string NameOf(int width) => string.Create(CultureInfo.InvariantCulture, $"label-{width}");

    private static Reply Answer(ReceivedRequest request)
    {
        int? width = request.Chat!.Images.FirstOrDefault()?.Width;
        bool isCorrection = request.Chat.Messages.Count > 2;
        if (isCorrection)
            return Reply.Json("""{"/price":5}""");
        return Reply.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{NameOf(width!.Value)}}","price":{{(width % 3 == 0 ? 5000 : 5)}}}"""));
    }

    private static Process Start(GptImage2Emulator emulator, string journal, string pictures)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "GptImage2.Jobs.Worker.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program, "job", emulator.Endpoint.ToString(), emulator.ApiKey, journal, pictures])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
