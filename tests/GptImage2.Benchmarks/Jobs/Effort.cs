using System.Diagnostics;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>What some work took of the clock, and of the cores in this process.</summary>
internal readonly record struct Effort(double Seconds, double CoreSeconds)
{
    public static Effort operator +(Effort left, Effort right) => new(left.Seconds + right.Seconds, left.CoreSeconds + right.CoreSeconds);

    public static async Task<Effort> OfAsync(Func<Task> work)
    {
        TimeSpan cores = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        await work();
        return new Effort(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cores).TotalSeconds);
    }
}
