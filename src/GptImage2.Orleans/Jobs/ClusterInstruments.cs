using System.Diagnostics.Metrics;
using GptImage2.Endpoints.Telemetry;

namespace GptImage2.Orleans.Jobs;

/// <summary>The measurements of jobs of a cluster, on the silo that works.</summary>
internal static class ClusterInstruments
{
    private static readonly Meter Meter = new(GptImage2Telemetry.MeterName, typeof(ClusterInstruments).Assembly.GetName().Version?.ToString(3));

    private static readonly Counter<long> Ranges = Meter.CreateCounter<long>("gptimage2.cluster.ranges", "{range}", "The ranges of items of jobs that silos have leased and completed.");

    public static void Leased(string job, string silo) => Add(job, silo, "leased");

    public static void Completed(string job, string silo) => Add(job, silo, "completed");

    private static void Add(string job, string silo, string state) =>
        Ranges.Add(1, new("gptimage2.job", job), new("gptimage2.silo", silo), new("gptimage2.cluster.range.state", state));
}
