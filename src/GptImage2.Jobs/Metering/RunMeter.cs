using System.Globalization;

namespace GptImage2.Jobs.Metering;

/// <summary>Counts what a run does.</summary>
internal sealed class RunMeter(string job, long? total, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _failures = new(StringComparer.Ordinal);
    private readonly SlidingRate _rate = new(clock);
    private readonly long _start = clock.GetTimestamp();
    private long _done;
    private long _failed;
    private long _fromJournal;
    private long _waiting;
    private long _changed;
    private long _requests;
    private int _running;
    private decimal _spent;
    private long? _total = total;

    /// <summary>A request is sent.</summary>
    public void Sent()
    {
        JobInstruments.Running(job, 1);
        lock (_lock)
            _running++;
    }

    /// <summary>A request that was sent has ended.</summary>
    public void Answered()
    {
        JobInstruments.Running(job, -1);
        lock (_lock)
        {
            _running--;
            _requests++;
        }
    }

    /// <summary>A reply was paid for.</summary>
    public void Paid(decimal cost)
    {
        JobInstruments.Paid(job, cost);
        lock (_lock)
            _spent += cost;
    }

    /// <summary>An item has ended.</summary>
    /// <param name="error">Its error; null when it has a value.</param>
    /// <param name="fromJournal">Whether nothing was sent for it.</param>
    /// <param name="changed">Whether it is another one than in the last run.</param>
    public void Finished(Exception? error, bool fromJournal, bool changed)
    {
        lock (_lock)
        {
            if (error is null)
                _done++;
            else
                _failed++;
            if (fromJournal)
                _fromJournal++;
            else
                _rate.Add();
            if (changed)
                _changed++;
            if (error is not null)
                _failures[KindOf(error)] = _failures.GetValueOrDefault(KindOf(error)) + 1;
        }
    }

    /// <summary>An item is not worked on in this run.</summary>
    public void Skipped()
    {
        lock (_lock)
            _total--;
    }

    /// <summary>An item gets another turn, or has got it.</summary>
    public void Waits(int change)
    {
        lock (_lock)
            _waiting += change;
    }

    /// <summary>What became of the run so far.</summary>
    public JobProgress Read()
    {
        lock (_lock)
        {
            double perMinute = _rate.PerMinute;
            long? left = _total - _done - _failed;
            return new JobProgress
            {
                Job = job,
                Total = _total,
                Done = _done,
                Failed = _failed,
                FromJournal = _fromJournal,
                Waiting = _waiting,
                Running = _running,
                Requests = _requests,
                Spent = _spent,
                Changed = _changed,
                PerMinute = perMinute,
                Remaining = left is { } rest && perMinute > 0 ? TimeSpan.FromMinutes(Math.Min(rest / perMinute, TimeSpan.FromDays(3650).TotalMinutes)) : null,
                Elapsed = clock.GetElapsedTime(_start),
                Failures = new Dictionary<string, long>(_failures, StringComparer.Ordinal),
            };
        }
    }

    /// <summary>The kind of an error: its type, and for an error of the endpoint its status.</summary>
    public static string KindOf(Exception error) => error is ApiException api
        ? string.Create(CultureInfo.InvariantCulture, $"HTTP {api.Status}")
        : error.GetType().Name;
}
