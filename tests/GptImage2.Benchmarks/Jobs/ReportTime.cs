using System.Diagnostics;
using System.Globalization;
using GptImage2.Benchmarks.Calls;
using GptImage2.Jobs.Journals;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Measures how long the report of a journal takes, and how large it is.</summary>
internal static class ReportTime
{
    private const int FailsEvery = 10;
    private const double Megabyte = 1e6;

    public static async Task PrintAsync(JobsForm form, string directory, Goals goals)
    {
        await using Journal journal = await Journal.OpenAsync(Path.Combine(directory, "report.db"));
        JournalRun run = await journal.Store.BeginRunAsync("receipts", "Live", CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(0, form.ReportItems), new ParallelOptions { MaxDegreeOfParallelism = JournalSpeed.SideBySide }, async (number, _) => await journal.Store.AddItemAsync(Item(run, number)));
        await journal.Store.EndRunAsync(run, "completed");
        string path = Path.Combine(directory, "report.html");
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        await journal.WriteReportAsync(path);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double megabytes = new FileInfo(path).Length / Megabyte;
        Console.WriteLine("""

            | report: items | failed | seconds | MB |
            |---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row($"{form.ReportItems:N0}", $"{form.ReportItems / FailsEvery:N0}", $"**{seconds:F1}**", $"**{megabytes:F2}**"));
        goals.AtMost(FormattableString.Invariant($"report of {form.ReportItems:N0} items, seconds"), seconds, 10);
        goals.AtMost(FormattableString.Invariant($"report of {form.ReportItems:N0} items, MB"), megabytes, 5);
        goals.AtMost(FormattableString.Invariant($"report of {form.ReportItems:N0} items, MB that stay on the heap"), (GC.GetTotalMemory(forceFullCollection: true) - heap) / Megabyte, 10);
    }

    private static StoredItem Item(JournalRun run, int number)
    {
        bool hasFailed = number % FailsEvery == 0;
        return new StoredItem(run.JobId, string.Create(CultureInfo.InvariantCulture, $"picture-{number:000000}.jpg"), hasFailed ? ItemState.Failed : ItemState.Done)
        {
            RunId = run.Id,
            ErrorType = hasFailed ? nameof(ContractViolationException) : null,
            ErrorMessage = hasFailed ? "IReceiptReader.ReadAsync: The corrected reply breaks its contract in 1 place." : null,
            Violations = hasFailed ? [string.Create(CultureInfo.InvariantCulture, $"/lines/{number % 20}/quantity: expected a number from 1 to 100, found {number}")] : [],
            CorrectedViolations = number % 7 == 0 ? ["Range /total"] : [],
            RepairKinds = number % 5 == 0 ? ["CodeFence"] : [],
            Repairs = number % 5 == 0 ? 1 : 0,
            Corrections = number % 7 == 0 ? 1 : 0,
            Usage = new TokenUsage(900, 150),
            Cost = 0.01m,
            Duration = TimeSpan.FromMilliseconds(500 + number % 9_000),
            At = DateTimeOffset.UtcNow,
        };
    }
}
