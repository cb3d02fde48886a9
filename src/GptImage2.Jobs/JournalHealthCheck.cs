using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2;

/// <summary>Reports whether a journal can be written.</summary>
/// <remarks>Register it with <c>services.AddHealthChecks().AddCheck("journal", new JournalHealthCheck(journal))</c>.</remarks>
public sealed class JournalHealthCheck : IHealthCheck
{
    private readonly Journal _journal;

    /// <summary>Creates a check.</summary>
    /// <param name="journal">The journal.</param>
    public JournalHealthCheck(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        _journal = journal;
    }

    /// <summary>Waits until what was recorded so far is committed.</summary>
    /// <param name="context">The context of the check.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            if (_journal.Store.Fault is { } fault)
                return new HealthCheckResult(context.Registration.FailureStatus, fault.Message, fault);
            await _journal.Store.FlushAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"{_journal.Store.Description} can be written.");
        }
        catch (JournalException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
        catch (ObjectDisposedException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{_journal.Store.Description} is closed.", e);
        }
    }
}
