using System.Diagnostics;
using System.Globalization;

namespace GptImage2.Benchmarks.Calls;

/// <summary>The peak memory of a process that repeatedly makes eight calls with a large image at the same time. Each caller has a separate process.</summary>
internal static class PeakMemory
{
    private const int SideBySide = 8;
    private const int Rounds = 10;
    private const double Megabyte = 1e6;

    private static readonly string[] Ways = ["bytes", "file", "sdk"];

    public static void Print(Uri endpoint, Goals goals)
    {
        Console.WriteLine($"""

            Peak of {SideBySide} calls with a 10 MB image side by side, {Rounds} times, in MB: the working set of the whole process, runtime and image
            included; what of it came after the first small call; the managed heap with its garbage, seen every 2 ms

            | calls | working set | of it after the first call | managed heap |
            |---|---|---|---|
            """);
        foreach (string way in Ways)
        {
            using Process process = Companion.Start("calls", "peak", way, endpoint.AbsoluteUri);
            double[] peaks = [.. process.StandardOutput.ReadToEnd().Split().Where(text => text.Length > 0).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            process.WaitForExit();
            string label = way switch
            {
                "bytes" => "GptImage2, one image in memory",
                "file" => "GptImage2, image in a file",
                _ => "OpenAI SDK, CreateImagePart, one image in memory",
            };
            Console.WriteLine(Text.Row(label, $"**{peaks[0]:F0}**", $"{peaks[1]:F0}", $"{peaks[2]:F0}"));
            if (way == "bytes")
                goals.AtMost("8 calls with a 10 MB image side by side, peak working set in MB", peaks[0], 100);
        }
    }

    /// <summary>The other process.</summary>
    public static async Task MeasureAsync(string way, Uri endpoint)
    {
        byte[] bytes = way == "file" ? [] : Pictures.Png(CallNumbers.LargeImage);
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, Pictures.Png(way == "file" ? CallNumbers.LargeImage : 64));
            ImageInput image = way == "file" ? ImageInput.FromFile(file) : ImageInput.FromBytes(bytes);
            using var subject = new CallSubject(endpoint);
            Func<Task> run = way == "sdk" ? () => subject.SdkAsync(bytes) : () => subject.OursAsync(image);
            await (way == "sdk" ? subject.SdkAsync(Pictures.Png(64)) : subject.OursAsync(null));

            GC.Collect();
            double before = Environment.WorkingSet;
            using var done = new CancellationTokenSource();
            Task<long> heap = Task.Factory.StartNew(() => Watch(done.Token), TaskCreationOptions.LongRunning);
            for (int round = 0; round < Rounds; round++)
                await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => Task.Run(run)));
            await done.CancelAsync();
            double mostHeap = await heap;

            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{self.PeakWorkingSet64 / Megabyte} {(self.PeakWorkingSet64 - before) / Megabyte} {mostHeap / Megabyte}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static long Watch(CancellationToken cancellationToken)
    {
        long most = 0;
        while (!cancellationToken.WaitHandle.WaitOne(2))
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        return most;
    }
}
