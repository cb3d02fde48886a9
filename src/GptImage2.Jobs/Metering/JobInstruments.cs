using System.Diagnostics;
using System.Diagnostics.Metrics;
using GptImage2.Endpoints.Telemetry;

namespace GptImage2.Jobs.Metering;

/// <summary>The spans and the measurements of jobs.</summary>
internal static class JobInstruments
{
    private static readonly Meter Meter = new(GptImage2Telemetry.MeterName, typeof(JobInstruments).Assembly.GetName().Version?.ToString(3));

    private static readonly Counter<long> Items = Meter.CreateCounter<long>("gptimage2.job.items", "{item}", "The items of jobs that have ended, by what became of them.");

    private static readonly UpDownCounter<long> Requests = Meter.CreateUpDownCounter<long>("gptimage2.job.requests", "{request}", "The requests of jobs that are sent and have no reply yet.");

    private static readonly Counter<double> Spending = Meter.CreateCounter<double>("gptimage2.job.cost", "{USD}", "What jobs have paid in US dollars.");

    /// <summary>Begins the span of a run; null when no one listens.</summary>
    public static Activity? BeginRun(string job, JobMode mode)
    {
        Activity? span = Instruments.Source.StartActivity($"job {job}");
        span?.SetTag("gptimage2.job", job).SetTag("gptimage2.job.mode", mode.ToString());
        return span;
    }

    /// <summary>Begins the span of an item; null when no one listens.</summary>
    public static Activity? BeginItem(string job)
    {
        Activity? span = Instruments.Source.StartActivity("job item");
        span?.SetTag("gptimage2.job", job);
        return span;
    }

    /// <summary>Counts an item that has ended.</summary>
    public static void Count(string job, Exception? error, bool fromJournal)
    {
        if (Items.Enabled)
            Items.Add(1, new("gptimage2.job", job), new("gptimage2.job.outcome", error is null ? "done" : "failed"), new("gptimage2.job.from_journal", fromJournal), new("error.type", error is null ? null : RunMeter.KindOf(error)));
    }

    /// <summary>Counts requests that are sent or answered.</summary>
    public static void Running(string job, int change)
    {
        if (Requests.Enabled)
            Requests.Add(change, new KeyValuePair<string, object?>("gptimage2.job", job));
    }

    /// <summary>Counts a bill.</summary>
    public static void Paid(string job, decimal cost)
    {
        if (Spending.Enabled)
            Spending.Add((double)cost, new KeyValuePair<string, object?>("gptimage2.job", job));
    }
}
