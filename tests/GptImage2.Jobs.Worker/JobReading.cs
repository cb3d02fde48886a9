namespace GptImage2.Jobs.Worker;

/// <summary>Reads the pictures of a folder as a job until it is done or killed, and prints the key of each item that was handed out.</summary>
internal static class JobReading
{
    public static async Task<int> RunAsync(string endpoint, string key, string path, string folder, string? spool = null)
    {
        var gpt = new GptImage2Client(new GptImage2Options { ApiKey = key, Endpoint = new Uri(endpoint), MaxOutputTokens = 200 });
        await using Journal journal = await Journal.OpenAsync(path);
        using var control = JobControl.OnCancelKey(static drains => Console.WriteLine(drains ? "draining" : "stopping"));
        try
        {
            await ReadAsync(gpt, journal, folder, OptionsOf(spool) with { Control = control });
        }
        catch (JobStoppedException stopped)
        {
            Console.WriteLine($"ended: {stopped.Reason}");
            return 1;
        }

        Console.WriteLine("done");
        return 0;
    }

    private static async Task ReadAsync(GptImage2Client gpt, Journal journal, string folder, JobOptions options)
    {
        await foreach (JobItem<Label> item in gpt.Job<ILabelReader>(journal).ReadAllAsync(
            Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal),
            static file => Path.GetFileName(file),
            static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), ct),
            options))
        {
            Console.WriteLine($"item {item.Key} {(item.IsDone ? item.Value.Name : item.Error.GetType().Name)}");
        }
    }

    // Small batches, so that there are several in each phase.
    private static JobOptions OptionsOf(string? spool) => spool is null
        ? new JobOptions { MaxConcurrency = 8, MaxCost = 10 }
        : new JobOptions
        {
            Mode = JobMode.Batch,
            MaxCost = 10,
            Batches = new JobBatchOptions { MaxLines = 10, Directory = spool, PollInterval = TimeSpan.FromMilliseconds(30) },
        };
}
