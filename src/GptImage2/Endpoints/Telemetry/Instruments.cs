using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>The source of spans and the instruments of measurements.</summary>
internal static class Instruments
{
    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);

    // The boundaries are those of the semantic conventions of OpenTelemetry.
    private static readonly double[] Seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    private static readonly long[] TokenCounts = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    private static readonly Meter Meter = new(GptImage2Telemetry.MeterName, Version);

    public static ActivitySource Source { get; } = new(GptImage2Telemetry.SourceName, Version);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        "s",
        "How long calls take.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public static Histogram<double> TimeToFirstChunk { get; } = Meter.CreateHistogram(
        "gen_ai.client.operation.time_to_first_chunk",
        "s",
        "How long streams take until they begin.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public static Histogram<long> Tokens { get; } = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        "{token}",
        "How many tokens calls take.",
        tags: null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = TokenCounts });

    public static Counter<double> Cost { get; } = Meter.CreateCounter<double>("gptimage2.cost", "{USD}", "What calls cost in US dollars, by method.");

    public static Counter<long> Repairs { get; } = Meter.CreateCounter<long>("gptimage2.repairs", "{repair}", "What was repaired in replies, by kind.");

    public static Counter<long> Violations { get; } = Meter.CreateCounter<long>("gptimage2.violations", "{violation}", "Where replies broke their contracts, by rule.");

    public static Counter<long> Corrections { get; } = Meter.CreateCounter<long>("gptimage2.corrections", "{correction}", "How often the model was asked to correct a reply.");

    public static bool IsOn =>
        Source.HasListeners() || Duration.Enabled || TimeToFirstChunk.Enabled || Tokens.Enabled || Cost.Enabled || Repairs.Enabled || Violations.Enabled || Corrections.Enabled;
}
