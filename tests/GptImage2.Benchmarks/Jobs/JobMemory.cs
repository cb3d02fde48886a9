using System.Diagnostics;
using System.Globalization;
using GptImage2.Benchmarks.Calls;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Measures the memory of a process that runs a job of few pictures, and of one that runs a job of many.</summary>
internal static class JobMemory
{
    private const double Megabyte = 1e6;
    private const double MostMegabytes = 150;

    // Two runs of the same job differ by a few megabytes.
    private const double Noise = 10;

    public static void Print(JobsForm form, TinyPictures pictures, string directory, Uri endpoint, Goals goals)
    {
        Console.WriteLine("""

            The process of a job, in MB: its peak working set, runtime included; its managed heap after the job, without garbage

            | pictures | working set | managed heap |
            |---|---|---|
            """);
        double few = Measure(form.FewPictures, pictures, directory, endpoint);
        double many = Measure(form.ManyPictures, pictures, directory, endpoint);
        goals.AtMost(FormattableString.Invariant($"job of {form.ManyPictures:N0} pictures, peak working set in MB"), many, MostMegabytes);
        goals.AtMost(FormattableString.Invariant($"growth from {form.FewPictures:N0} to {form.ManyPictures:N0} pictures in MB"), many - few, Noise);
    }

    /// <summary>The other process.</summary>
    public static async Task MeasureAsync(int count, string folder, string journalPath, Uri endpoint)
    {
        await using Journal journal = await Journal.OpenAsync(journalPath);
        int done = await TinyJob.RunAsync(TinyJob.Client(endpoint), journal, TinyPictures.In(folder, count).Paths(0, count), TinyJob.Options);
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {self.PeakWorkingSet64 / Megabyte} {heap / Megabyte}"));
    }

    private static double Measure(int count, TinyPictures pictures, string directory, Uri endpoint)
    {
        string journal = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"memory-{count}.db"));
        using Process process = Companion.Start("jobs", "memory", count.ToString(CultureInfo.InvariantCulture), pictures.Folder, journal, endpoint.AbsoluteUri);
        double[] figures = [.. process.StandardOutput.ReadToEnd().Split().Where(static text => text.Length > 0).Select(static text => double.Parse(text, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        if (figures is not [var done, var workingSet, var heap] || (int)done != count)
            throw new InvalidOperationException("The process of the job did not read all pictures.");
        Console.WriteLine(Calls.Text.Row(count.ToString("N0", CultureInfo.InvariantCulture), $"**{workingSet:F0}**", $"{heap:F1}"));
        return workingSet;
    }
}
