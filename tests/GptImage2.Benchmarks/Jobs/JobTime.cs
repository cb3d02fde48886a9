using System.Globalization;
using GptImage2.Benchmarks.Calls;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Measures the time of a job beside that of the bare calls, in turns, and then how long the finished job takes to resume.</summary>
internal static class JobTime
{
    private const int WarmUp = 400;
    private const int TargetPictures = 100_000;
    private const double ResumeSeconds = 5;

    public static async Task PrintAsync(JobsForm form, TinyPictures pictures, string journalPath, Uri endpoint, Goals goals)
    {
        GptImage2Client gpt = TinyJob.Client(endpoint);
        ITinyReader reader = gpt.Bind<ITinyReader>();
        await using (Journal warm = await Journal.OpenAsync(journalPath + ".warm"))
        {
            await BareAsync(reader, pictures.Paths(0, WarmUp));
            await TinyJob.RunAsync(gpt, warm, pictures.Paths(0, WarmUp), TinyJob.Options);
        }

        var bare = new Effort();
        var job = new Effort();
        int size = form.Pictures / form.Slices;
        await using (Journal journal = await Journal.OpenAsync(journalPath))
        {
            for (int slice = 0; slice < form.Slices; slice++)
            {
                IEnumerable<string> paths = pictures.Paths(slice * size, size);
                // Each of them is first as often as the other one.
                if (slice % 2 == 0)
                    bare += await Effort.OfAsync(() => BareAsync(reader, paths));
                job += await Effort.OfAsync(() => RunAsync(gpt, journal, paths, size));
                if (slice % 2 == 1)
                    bare += await Effort.OfAsync(() => BareAsync(reader, paths));
            }
        }

        double resume = (await Effort.OfAsync(() => ResumeAsync(gpt, journalPath, pictures.Paths(0, form.Pictures), form.Pictures))).Seconds;
        double ratio = job.Seconds / bare.Seconds;
        string label = FormattableString.Invariant($"{form.Pictures:N0} tiny pictures, {TinyJob.Concurrency} at the same time, answers after {form.Delay.TotalMilliseconds:0} ms");
        Console.WriteLine($"""

            {label}

            | pictures | job ÷ bare calls | job, pictures/s | bare calls, pictures/s | job, µs of a core for each | bare calls, µs of a core for each | resume of the finished job in s |
            |---|---|---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(
            form.Pictures.ToString("N0", CultureInfo.InvariantCulture),
            $"**{ratio:F3}**",
            $"{form.Pictures / job.Seconds:N0}",
            $"{form.Pictures / bare.Seconds:N0}",
            $"{job.CoreSeconds / form.Pictures * 1e6:N0}",
            $"{bare.CoreSeconds / form.Pictures * 1e6:N0}",
            $"**{resume:F2}**"));
        goals.AtMost($"{label}: job ÷ bare calls, time", ratio, 1.15);
        goals.AtMost(
            FormattableString.Invariant($"resume of a finished job of {form.Pictures:N0} files, seconds"),
            resume,
            form.IsLong ? ResumeSeconds : ResumeSeconds * form.Pictures / TargetPictures);
    }

    private static Task BareAsync(ITinyReader reader, IEnumerable<string> paths) =>
        Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = TinyJob.Concurrency }, async (path, cancellationToken) =>
            await TinyJob.ReadAsync(reader, path, cancellationToken));

    private static async Task RunAsync(GptImage2Client gpt, Journal journal, IEnumerable<string> paths, int count)
    {
        int done = await TinyJob.RunAsync(gpt, journal, paths, TinyJob.Options);
        if (done != count)
            throw new InvalidOperationException($"The job read {done} of {count} pictures.");
    }

    // The journal is opened again, so that its caches are those of a new process.
    private static async Task ResumeAsync(GptImage2Client gpt, string journalPath, IEnumerable<string> paths, int count)
    {
        await using Journal journal = await Journal.OpenAsync(journalPath);
        await RunAsync(gpt, journal, paths, count);
    }
}
