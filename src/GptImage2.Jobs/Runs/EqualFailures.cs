using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>Notices that a run is plainly broken: its first items fail alike, or many in a row for a reason that concerns all of them.</summary>
internal sealed class EqualFailures(int? most)
{
    private readonly Lock _lock = new();
    private string? _cause;
    private int _count;
    private bool _hasSucceeded;

    /// <summary>An item has a value.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _hasSucceeded = true;
            _count = 0;
        }
    }

    /// <summary>An item has failed.</summary>
    /// <returns>What ends the run; null when it goes on.</returns>
    public JobStoppedException? Failed(Exception error)
    {
        if (most is not { } limit)
            return null;
        string cause = Failures.CauseOf(error);
        lock (_lock)
        {
            // Later, single items may break their contract one after the other, and an outage passes. A key that is refused concerns all.
            if (_hasSucceeded && (Failures.IsTransient(error) || error is not (ApiException or CredentialException)))
                return null;
            _count = cause == _cause ? _count + 1 : 1;
            _cause = cause;
            if (_count < limit)
                return null;
        }

        string which = _hasSucceeded ? $"{limit} items in a row" : $"The first {limit} items";
        return new JobStoppedException(JobStopReason.EqualFailures, $"{which} failed in the same way, so the run was stopped. {nameof(JobOptions)}.{nameof(JobOptions.StopAfterEqualFailures)} sets the number. The last one: {error.Message}", error);
    }
}
