using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>The job of all measurements: it reads tiny pictures.</summary>
internal static class TinyJob
{
    /// <summary>The requests at the same time, of the job and of the bare calls.</summary>
    public const int Concurrency = 64;

    private const string Key = "a-key-of-the-benchmark";

    public static JobOptions Options { get; } = new() { MaxConcurrency = Concurrency };

    public static GptImage2Client Client(Uri endpoint) => new(new GptImage2Options { ApiKey = Key, Endpoint = endpoint });

    /// <summary>Runs the job, and returns the number of items with a value.</summary>
    public static async Task<int> RunAsync(GptImage2Client gpt, Journal journal, IEnumerable<string> paths, JobOptions options)
    {
        int done = 0;
        await foreach (JobItem<Receipt> item in gpt.Job<ITinyReader>(journal).ReadAllAsync(paths, static path => path, ReadAsync, options))
            done += item.IsDone ? 1 : 0;
        return done;
    }

    public static Task<Receipt> ReadAsync(ITinyReader reader, string path, CancellationToken cancellationToken) =>
        reader.ReadAsync(ImageInput.FromFile(path), cancellationToken);
}
