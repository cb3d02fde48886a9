using System.Diagnostics.Metrics;

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The measurements of limits that processes share.</summary>
internal static class SliceInstruments
{
    // The name of GptImage2Telemetry, which is on the same floor.
    private static readonly Meter Meter = new("GptImage2", typeof(SliceInstruments).Assembly.GetName().Version?.ToString(3));

    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    public static Counter<long> Granted { get; } = Meter.CreateCounter<long>("gptimage2.limiter.granted", "{request}", "The requests that a shared limit granted to this process.");

    public static Counter<long> Returned { get; } = Meter.CreateCounter<long>("gptimage2.limiter.returned", "{request}", "The requests that this process gave back to a shared limit.");

    public static Counter<long> Leases { get; } = Meter.CreateCounter<long>("gptimage2.limiter.slices", "{slice}", "How often this process asked a shared limit, by what became of it.");

    public static Counter<long> Pauses { get; } = Meter.CreateCounter<long>("gptimage2.limiter.pauses", "{pause}", "How often the endpoint asked this process to wait, such as by an answer of 429.");

    public static Histogram<double> Wait { get; } = Meter.CreateHistogram(
        "gptimage2.limiter.wait",
        "s",
        "How long requests waited for a shared limit.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
}
