using System.Globalization;

namespace GptImage2.Jobs.Runs;

/// <summary>Holds a run back while the endpoint does not answer: one item at a time, after waits that grow.</summary>
internal sealed class Outage(TimeSpan longest, TimeProvider clock)
{
    private const int FailuresInARow = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWait = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan _wait = FirstWait;
    private long? _since;
    private long _nextAt;

    /// <summary>An item was answered.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _failures = 0;
            _wait = FirstWait;
            _since = null;
        }
    }

    /// <summary>An item failed for a reason that passes.</summary>
    /// <returns>What ends the run; null when it goes on.</returns>
    public JobStoppedException? Failed(Exception error)
    {
        lock (_lock)
        {
            if (++_failures < FailuresInARow)
                return null;
            long now = clock.GetTimestamp();
            _since ??= now;
            if (clock.GetElapsedTime(_since.Value, now) >= longest)
                return new JobStoppedException(JobStopReason.Outage, string.Create(CultureInfo.InvariantCulture, $"The endpoint did not answer for {clock.GetElapsedTime(_since.Value, now):c}, so the run was stopped. Run the job again to go on. The last failure: {error.Message}"), error);
            return null;
        }
    }

    /// <summary>Waits before the next item while the endpoint does not answer.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                if (_since is null)
                    return;
                long now = clock.GetTimestamp();
                if (now >= _nextAt)
                {
                    _nextAt = now + (long)(_wait.TotalSeconds * clock.TimestampFrequency);
                    _wait = _wait * 2 < LastWait ? _wait * 2 : LastWait;
                    return;
                }

                wait = clock.GetElapsedTime(now, _nextAt);
            }

            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
