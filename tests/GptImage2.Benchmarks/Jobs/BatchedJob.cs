using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GptImage2.Benchmarks.Calls;
using GptImage2.Emulator;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Runs jobs in batches in other processes: one whose memory is measured with large pictures, and many that are killed at random.</summary>
internal static class BatchedJob
{
    private const double Megabyte = 1e6;

    // What the memory of many pictures is compared with.
    private const int FewLargePictures = 15;

    // Two runs of the same job differ by about as much.
    private const double MostGrowth = 30;
    private const int PicturesOfKilledJob = 200;
    private const int LinesInKilledBatch = 25;

    public static async Task PrintAsync(JobsForm form, TinyPictures pictures, string directory, Goals goals)
    {
        await MeasureMemoryAsync(form, directory, goals);
        await KillAsync(form, pictures, directory, goals);
    }

    /// <summary>The other process: prints the items, and the peak of its memory above the idle process in MB.</summary>
    public static async Task ReadAsync(string folder, int count, string journalPath, Uri endpoint, int lines)
    {
        GptImage2Client gpt = TinyJob.Client(endpoint);
        await using Journal journal = await Journal.OpenAsync(journalPath);
        using var self = Process.GetCurrentProcess();
        double idle = self.WorkingSet64 / Megabyte;
        var batches = new JobBatchOptions { MaxLines = lines, Directory = Path.Combine(Path.GetDirectoryName(journalPath)!, "spool"), PollInterval = TimeSpan.FromMilliseconds(50) };
        int done = await TinyJob.RunAsync(gpt, journal, Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Take(count), new JobOptions { Mode = JobMode.Batch, Batches = batches });
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {self.PeakWorkingSet64 / Megabyte - idle}"));
    }

    private static async Task MeasureMemoryAsync(JobsForm form, string directory, Goals goals)
    {
        Console.WriteLine("""

            | batch: pictures of 1 MB | batches | uploaded in MB | peak above the idle process in MB |
            |---|---|---|---|
            """);
        double few = await MeasureMemoryAsync(FewLargePictures, directory);
        double many = await MeasureMemoryAsync(form.LargePictures, directory);
        goals.AtMost(FormattableString.Invariant($"batch of {form.LargePictures:N0} pictures of 1 MB, memory above idle in MB"), many, 100);
        goals.AtMost(FormattableString.Invariant($"growth from {FewLargePictures:N0} to {form.LargePictures:N0} pictures in MB"), many - few, MostGrowth);
    }

    private static async Task<double> MeasureMemoryAsync(int count, string directory)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"large-{count}");
        string folder = LargePictures.Make(Path.Combine(directory, name), count);
        await using GptImage2Emulator emulator = await StartAsync(TimeSpan.Zero);
        using Process process = Start(folder, count, Path.Combine(directory, name + ".db"), emulator.Endpoint, JobBatchOptions.MostLines);
        double[] figures = [.. (await process.StandardOutput.ReadToEndAsync()).Split().Where(static text => text.Length > 0).Select(static text => double.Parse(text, CultureInfo.InvariantCulture))];
        if (figures is not [var done, var peak] || (int)done != count)
            throw new InvalidOperationException("The process of the job in batches did not read all pictures.");
        double uploaded = emulator.Requests.Where(static request => request is { Method: "POST", Path: "/v1/files" }).Sum(static request => request.BodyLength) / Megabyte;
        Console.WriteLine(Calls.Text.Row($"{count:N0}", $"{emulator.Batches.Count}", $"{uploaded:F0}", $"**{peak:F0}**"));
        Directory.Delete(folder, recursive: true);
        return peak;
    }

    private static async Task KillAsync(JobsForm form, TinyPictures pictures, string directory, Goals goals)
    {
        int count = Math.Min(pictures.Count, PicturesOfKilledJob);
        var random = new Random(1);
        int kills = 0;
        int jobs = 0;
        int batches = 0;
        int twice = 0;
        int again = 0;
        int lost = 0;
        // A job may be over before it was killed often enough: then another one begins.
        for (; kills < form.BatchKills; jobs++)
        {
            string journal = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"batch-kills-{jobs}.db"));
            await using GptImage2Emulator emulator = await StartAsync(TimeSpan.FromMilliseconds(100));
            (int done, int killed) = await ReadKilledAsync(pictures.Folder, count, journal, emulator.Endpoint, form.BatchKills - kills, random);
            ReceivedRequest[] billed = [.. emulator.Requests.Where(static request => request.Usage is not null)];
            await using Journal opened = await Journal.OpenReadOnlyAsync(journal);
            kills += killed;
            batches += emulator.Batches.Count;
            twice += emulator.Batches.Count - (await opened.GetBatchesAsync()).Count(static batch => batch.BatchId is not null);
            again += billed.Length - billed.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count();
            lost += count - done;
        }

        Console.WriteLine("""

            | batches: killed processes | jobs | pictures | batches | submitted twice | paid twice | lost |
            |---|---|---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row($"{kills}", $"{jobs}", $"{count * jobs:N0}", $"{batches}", $"**{twice}**", $"**{again}**", $"**{lost}**"));
        goals.AtMost(FormattableString.Invariant($"{kills} kills, batches that the journal does not know"), twice, 0);
        goals.AtMost(FormattableString.Invariant($"{kills} kills, lines paid twice"), again, 0);
        goals.AtMost(FormattableString.Invariant($"{kills} kills, lines lost"), lost, 0);
    }

    private static async Task<(int Done, int Kills)> ReadKilledAsync(string folder, int count, string journal, Uri endpoint, int mostKills, Random random)
    {
        int kills = 0;
        while (true)
        {
            using Process process = Start(folder, count, journal, endpoint, LinesInKilledBatch);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (kills < mostKills && await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(300, 2_000))) is { } && !process.HasExited)
            {
                process.Kill();
                kills++;
            }

            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
                return (int.Parse((await output).Split(' ')[0], CultureInfo.InvariantCulture), kills);
        }
    }

    private static async Task<GptImage2Emulator> StartAsync(TimeSpan step)
    {
        using var completion = JsonDocument.Parse(CallNumbers.Reply());
        string document = completion.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        return await GptImage2Emulator.StartAsync(options =>
        {
            options.AcceptAnyKey = true;
            options.DefaultReply = Reply.Json(document);
            options.Batches.StepDelay = step;
        });
    }

    private static Process Start(string folder, int count, string journal, Uri endpoint, int lines) =>
        Companion.Start("jobs", "batch", folder, count.ToString(CultureInfo.InvariantCulture), journal, endpoint.AbsoluteUri, lines.ToString(CultureInfo.InvariantCulture));
}
