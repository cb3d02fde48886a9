using System.Globalization;

namespace GptImage2.Jobs.Worker;

/// <summary>Reads the pictures of a folder in one batch, and prints how many there were and how many bytes the process has allocated.</summary>
internal static class BatchMemory
{
    public static async Task<int> RunAsync(string endpoint, string key, string path, string folder, string spool)
    {
        var gpt = new GptImage2Client(new GptImage2Options { ApiKey = key, Endpoint = new Uri(endpoint) });
        await using Journal journal = await Journal.OpenAsync(path);
        // Questions allocate too, so there are few of them.
        var options = new JobOptions { Mode = JobMode.Batch, Batches = new JobBatchOptions { Directory = spool, PollInterval = TimeSpan.FromSeconds(1) } };
        int done = 0;
        await foreach (JobItem<Label> item in gpt.Job<ILabelReader>(journal).ReadAllAsync(
            Directory.GetFiles(folder), static file => Path.GetFileName(file), static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), ct), options))
        {
            done += item.IsDone ? 1 : 0;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {GC.GetTotalAllocatedBytes(precise: true)}"));
        return 0;
    }
}
