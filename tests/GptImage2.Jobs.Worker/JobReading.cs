namespace GptImage2.Jobs.Worker;

/// <summary>Reads the pictures of a folder as a job until it is done or killed, and prints the key of each item that was handed out.</summary>
internal static class JobReading
{
    /// <summary>Runs the job on a journal.</summary>
    /// <param name="endpoint">The address of the API.</param>
    /// <param name="key">Its key.</param>
    /// <param name="open">Opens the journal.</param>
    /// <param name="folder">The folder of the pictures.</param>
    /// <param name="mostAtOnce">The most requests at the same time.</param>
    /// <param name="spool">The folder of the input files of batches; null for a job without batches.</param>
    /// <param name="lines">The most requests of a batch.</param>
    public static async Task<int> RunAsync(string endpoint, string key, Func<Task<Journal>> open, string folder, int mostAtOnce, string? spool = null, int lines = 10)
    {
        var gpt = new GptImage2Client(new GptImage2Options { ApiKey = key, Endpoint = new Uri(endpoint), MaxOutputTokens = 200 });
        await using Journal journal = await open();
        using var control = JobControl.OnCancelKey(static drains => Console.WriteLine(drains ? "draining" : "stopping"));
        try
        {
            await ReadAsync(gpt, journal, folder, OptionsOf(spool, mostAtOnce, lines) with { Control = control });
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

    // Small batches by default, so that there are several in each phase.
    private static JobOptions OptionsOf(string? spool, int mostAtOnce, int lines) => spool is null
        ? new JobOptions { MaxConcurrency = mostAtOnce, MaxCost = 10 }
        : new JobOptions
        {
            Mode = JobMode.Batch,
            MaxCost = 10,
            Batches = new JobBatchOptions { MaxLines = lines, Directory = spool, PollInterval = TimeSpan.FromMilliseconds(30) },
        };
}
