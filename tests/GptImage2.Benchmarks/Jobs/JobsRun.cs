using System.Globalization;
using GptImage2.Benchmarks.Calls;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Prints what jobs cost beside the bare calls, and what is left after they were killed.</summary>
internal static class JobsRun
{
    /// <summary>Prints the tables, or does the work of a companion process.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["read", { } count, { } folder, { } journal, { } endpoint]:
                await KilledJob.ReadAsync(int.Parse(count, CultureInfo.InvariantCulture), folder, journal, new Uri(endpoint));
                break;
            case ["memory", { } count, { } folder, { } journal, { } endpoint]:
                await JobMemory.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture), folder, journal, new Uri(endpoint));
                break;
            case ["share", { } count, { } folder, { } schema, { } endpoint]:
                await SharedJob.ReadAsync(int.Parse(count, CultureInfo.InvariantCulture), folder, schema, new Uri(endpoint));
                break;
            case ["batch", { } folder, { } count, { } journal, { } endpoint, { } lines]:
                await BatchedJob.ReadAsync(folder, int.Parse(count, CultureInfo.InvariantCulture), journal, new Uri(endpoint), int.Parse(lines, CultureInfo.InvariantCulture));
                break;
            default:
                await PrintAsync(JobsForm.Parse(arguments));
                break;
        }
    }

    private static async Task PrintAsync(JobsForm form)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("gptimage2-jobs-");
        try
        {
            var goals = new Goals();
            var pictures = TinyPictures.Make(Path.Combine(directory.FullName, "pictures"), Math.Max(form.Pictures, form.ManyPictures));
            using var server = new RemoteServer(form.Delay);
            Uri endpoint = await server.KeepAsync("receipt", CallNumbers.Reply());
            if (form.Parts.Contains("time"))
                await JobTime.PrintAsync(form, pictures, Path.Combine(directory.FullName, "time.db"), endpoint, goals);
            if (form.Parts.Contains("memory"))
                JobMemory.Print(form, pictures, directory.FullName, endpoint, goals);
            if (form.Parts.Contains("journal"))
                await JournalSpeed.PrintAsync(form, Path.Combine(directory.FullName, "speed.db"), goals);
            if (form.Parts.Contains("kills"))
                await KilledJob.PrintAsync(form, pictures, Path.Combine(directory.FullName, "kills.db"), goals);
            if (form.Parts.Contains("postgres"))
                await SharedJob.PrintAsync(form, pictures, goals);
            if (form.Parts.Contains("batches"))
                await BatchedJob.PrintAsync(form, pictures, directory.FullName, goals);
            if (form.Parts.Contains("report"))
                await ReportTime.PrintAsync(form, directory.FullName, goals);
            goals.Print();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
