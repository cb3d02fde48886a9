using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GptImage2.Hosting.Tests.ChatClients;

/// <summary>Listens to the spans and measurements of the calls to one provider.</summary>
internal sealed class Measured : IDisposable
{
    private readonly string _provider;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Measured(string provider)
    {
        _provider = provider;
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == GptImage2Telemetry.SourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("gen_ai.provider.name") as string == provider)
                    Spans.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == GptImage2Telemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Spans { get; } = [];

    public ConcurrentQueue<(string Name, double Value, IReadOnlyDictionary<string, object?> Tags)> Values { get; } = [];

    public IEnumerable<double> Of(string instrument) => Values.Where(measured => measured.Name == instrument).Select(static measured => measured.Value);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> all = tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value);
        bool isOurs = all.TryGetValue("gen_ai.provider.name", out object? provider) ? provider as string == _provider : (all["gptimage2.method"] as string)!.StartsWith("IChats.", StringComparison.Ordinal);
        if (isOurs)
            Values.Enqueue((instrument.Name, value, all));
    }
}
