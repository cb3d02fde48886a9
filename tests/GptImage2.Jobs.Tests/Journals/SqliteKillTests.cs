using System.Globalization;
using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What a process was told to be committed is there after the process was killed.</summary>
public sealed class SqliteKillTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_survives_a_kill()
    {
        int kills = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 50 : 5;
        var random = new Random(16);
        long first = 0;
        decimal spent = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            string[] lines = await RunAsync(first, random.Next(1, 400));
            await using (Journal reader = await Journal.OpenReadOnlyAsync(_folder.Path, Stop))
                Assert.Equal(0, Assert.Single(await reader.GetJobsAsync(Stop)).ActiveRuns);
            HashSet<long> opened = Numbers(lines, "open");
            HashSet<long> paid = Numbers(lines, "reply");
            HashSet<long> ended = Numbers(lines, "item");

            await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
            IReadOnlyList<UnsettledRequest> unsettled = await journal.GetUnsettledAsync(Stop);
            JournalRun run = await journal.Store.BeginAsync("kill");
            Assert.Equal(unsettled.Count, run.PossiblyBilled);
            foreach (long number in paid)
                Assert.Equal($$"""{"number":{{number}}}""", await journal.Store.DocumentOfAsync(number));
            foreach (long number in ended)
                Assert.Equal(ItemState.Done, await journal.Store.StateOfAsync(run, string.Create(CultureInfo.InvariantCulture, $"item-{number}")));

            // Each request is paid or may be billed, and those that may be billed are at most those that ran at the same time.
            var open = unsettled.Select(static request => long.Parse(request.Key!["item-".Length..], CultureInfo.InvariantCulture)).ToHashSet();
            Assert.Empty(opened.Except(open).Except(await PaidAsync(journal.Store, opened)));
            Assert.InRange(open.Count, 0, 16);
            decimal now = Assert.Single(await journal.GetJobsAsync(Stop)).Spent;
            Assert.InRange(now - spent, paid.Count * 0.001m, (paid.Count + 16) * 0.001m);
            spent = now;
            first += 1_000_000;
            await journal.ReleaseUnsettledAsync(Stop);
        }
    }

    private static async Task<List<long>> PaidAsync(IJournalStore store, HashSet<long> numbers)
    {
        var paid = new List<long>();
        foreach (long number in numbers)
        {
            if (await store.DocumentOfAsync(number) is not null)
                paid.Add(number);
        }

        return paid;
    }

    private static HashSet<long> Numbers(string[] lines, string word) =>
        [.. lines.Where(line => line.StartsWith(word + " ", StringComparison.Ordinal)).Select(line => long.Parse(line[(word.Length + 1)..], CultureInfo.InvariantCulture))];

    // Kills the process after some lines, and returns all lines that it has written completely.
    private async Task<string[]> RunAsync(long first, int after)
    {
        using var worker = WorkerProcess.Start("journal-write", _folder.Path, first.ToString(CultureInfo.InvariantCulture));
        var lines = new List<string>();
        while (lines.Count < after)
            lines.Add(await worker.ReadLineAsync(Stop) ?? throw new InvalidOperationException("The program has ended by itself."));
        worker.Kill();
        string rest = await worker.ReadToEndAsync(Stop);
        string complete = rest[..(rest.LastIndexOf('\n') + 1)];
        return [.. lines, .. complete.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
