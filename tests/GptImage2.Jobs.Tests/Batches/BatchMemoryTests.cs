using System.Globalization;
using GptImage2.Benchmarks.Jobs;
using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Journals;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>A batch takes the memory of its keys and hashes, not that of its pictures. The benchmark <c>jobs batches</c> measures it with an input file of the greatest length.</summary>
public sealed class BatchMemoryTests : IDisposable
{
    private const int Few = 4;
    private const int Many = 15;

    private readonly string _folder = Directory.CreateTempSubdirectory("batch-memory").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_input_file_of_20_MB_takes_no_more_memory_than_one_of_5_MB()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(static options => options.DefaultReply = Reply.Json("""{"name":"label","price":5}"""), Stop);

        (long fewBytes, long few) = await MeasureAsync(emulator, Few);
        (long manyBytes, long many) = await MeasureAsync(emulator, Many);

        Assert.InRange(fewBytes, 5_000_000, 6_000_000);
        Assert.InRange(manyBytes, 20_000_000, 21_000_000);
        // All that is allocated, collected or not: a tenth of the file is room for keys, hashes and questions.
        Assert.InRange(many - few, -1_500_000, (manyBytes - fewBytes) / 10);
    }

    /// <summary>The length of the input file, and the bytes that another process has allocated for it and for everything else.</summary>
    private async Task<(long File, long Allocated)> MeasureAsync(GptImage2Emulator emulator, int count)
    {
        string name = count.ToString(CultureInfo.InvariantCulture);
        emulator.Requests.Clear();
        string pictures = LargePictures.Make(Path.Combine(_folder, name), count);
        using var worker = WorkerProcess.Start("batch-memory", emulator.Endpoint.ToString(), emulator.ApiKey, Path.Combine(_folder, name + ".db"), pictures, Path.Combine(_folder, "spool"));
        long[] figures = [.. (await worker.ReadToEndAsync(Stop)).Split().Where(static text => text.Length > 0).Select(static text => long.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(2, figures.Length);
        Assert.Equal(count, figures[0]);
        return (Assert.Single(emulator.Requests, static request => request is { Method: "POST", Path: "/v1/files" }).BodyLength, figures[1]);
    }
}
