using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GptImage2.Benchmarks.Calls;
using GptImage2.Emulator;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Kills processes that run a job, at random, and counts what was paid twice and what was lost.</summary>
internal static class KilledJob
{
    private const int FewestRequests = 40;
    private const int MostRequests = 400;
    private const int RequestsPerKill = 300;

    public static async Task PrintAsync(JobsForm form, TinyPictures pictures, string journalPath, Goals goals)
    {
        int count = Math.Min(pictures.Count, form.Kills * RequestsPerKill);
        string document = Document();
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(options =>
        {
            options.AcceptAnyKey = true;
            options.DefaultReply = Reply.Json(document).WithDelay(form.Delay);
        });
        var random = new Random(1);
        int kills = 0;
        for (; kills < form.Kills; kills++)
        {
            using Process process = Start(count, pictures, journalPath, emulator.Endpoint);
            Task killing = KillAsync(process, emulator, emulator.Requests.Count + random.Next(FewestRequests, MostRequests));
            await process.WaitForExitAsync();
            await killing;
            if (process.ExitCode == 0)
                break;
        }

        using Process last = Start(count, pictures, journalPath, emulator.Endpoint);
        string[] end = (await last.StandardOutput.ReadToEndAsync()).Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        await last.WaitForExitAsync();
        if (end is not [var done, var possiblyBilled])
            throw new InvalidOperationException("The last run did not end.");

        ReceivedRequest[] billed = [.. emulator.Requests.Where(static request => request.Status == 200)];
        int distinct = billed.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count();
        int lost = count - int.Parse(done, CultureInfo.InvariantCulture);
        int paidAgain = billed.Length - distinct;
        Console.WriteLine("""

            | killed processes | pictures | billed requests | distinct requests | paid again | possibly billed, as the journal says | lost |
            |---|---|---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(
            kills.ToString(CultureInfo.InvariantCulture), $"{count:N0}", $"{billed.Length:N0}", $"{distinct:N0}", $"**{paidAgain:N0}**", $"{possiblyBilled}", $"**{lost}**"));
        goals.AtMost(FormattableString.Invariant($"{kills} kills, requests paid again, {TinyJob.Concurrency} in flight at each"), paidAgain, kills * TinyJob.Concurrency);
        goals.AtMost(FormattableString.Invariant($"{kills} kills, requests paid again beyond those that the journal counts"), Math.Max(0, paidAgain - int.Parse(possiblyBilled, CultureInfo.InvariantCulture)), 0);
        goals.AtMost(FormattableString.Invariant($"{kills} kills, pictures lost"), lost, 0);
        goals.AtLeast("kills", kills, form.Kills);
    }

    /// <summary>The other process.</summary>
    public static async Task ReadAsync(int count, string folder, string journalPath, Uri endpoint)
    {
        var last = new LastProgress();
        await using Journal journal = await Journal.OpenAsync(journalPath);
        int done = await TinyJob.RunAsync(TinyJob.Client(endpoint), journal, TinyPictures.In(folder, count).Paths(0, count), TinyJob.Options with { Progress = last });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {last.Value?.PossiblyBilledRequests ?? 0}"));
    }

    private static async Task KillAsync(Process process, GptImage2Emulator emulator, int requests)
    {
        using var ended = new CancellationTokenSource();
        Task exit = process.WaitForExitAsync();
        Task waiting = emulator.Requests.WaitAsync(requests, ended.Token);
        if (await Task.WhenAny(waiting, exit) == waiting)
            process.Kill();
        await ended.CancelAsync();
    }

    private static Process Start(int count, TinyPictures pictures, string journalPath, Uri endpoint) =>
        Companion.Start("jobs", "read", count.ToString(CultureInfo.InvariantCulture), pictures.Folder, journalPath, endpoint.AbsoluteUri);

    /// <summary>The document of each reply.</summary>
    public static string Document()
    {
        using var completion = JsonDocument.Parse(CallNumbers.Reply());
        return completion.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }
}
