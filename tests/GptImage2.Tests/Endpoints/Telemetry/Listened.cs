using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GptImage2.Tests.Endpoints.Telemetry;

/// <summary>Listens to spans and measurements until it is disposed.</summary>
internal sealed class Listened : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _measurements = new();

    public Listened()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == GptImage2Telemetry.SourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _measurements.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == GptImage2Telemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _measurements.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _measurements.Start();
    }

    /// <summary>The spans in the order in which they ended.</summary>
    public ConcurrentQueue<Activity> Spans { get; } = [];

    public ConcurrentQueue<(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> Measured { get; } = [];

    public Activity Call => Assert.Single(Spans, static span => span.Kind == ActivityKind.Client);

    public IEnumerable<Activity> Attempts => Spans.Where(static span => span.OperationName == "attempt");

    public IEnumerable<(double Value, IReadOnlyDictionary<string, object?> Tags)> Of(string instrument) =>
        Measured.Where(measured => measured.Instrument.Name == instrument).Select(static measured => (measured.Value, measured.Tags));

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measured.Enqueue((instrument, value, tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
}
