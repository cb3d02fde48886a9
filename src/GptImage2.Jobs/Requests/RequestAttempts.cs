using GptImage2.Jobs.Budgets;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Limits;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>The attempts of one request in the journal and the budget: each that may be billed has an entry of its own.</summary>
internal sealed class RequestAttempts(IJournalStore store, JobBudget budget, AdaptiveLimit limit, OpenRequest first, Func<OpenRequest> next) : IAttemptObserver
{
    private readonly JournalRun _run = first.Run;
    private OpenRequest? _open = first;
    private bool _isSent;

    public async ValueTask BeginAttemptAsync(CallAccount account, CancellationToken cancellationToken)
    {
        // Others may have taken a run that was halted for dead, and send what it was about to send.
        store.Check(_run);
        if (_isSent && _open is { } earlier)
        {
            // Whether the attempt before is billed is not known.
            _open = null;
            await budget.KeepAsync(earlier, account.RequestId).ConfigureAwait(false);
            OpenRequest again = next();
            await budget.ReserveAgainAsync(again.Reserved, account, cancellationToken).ConfigureAwait(false);
            if (!await store.OpenRequestAsync(again, cancellationToken).ConfigureAwait(false))
            {
                budget.Release(again.Reserved);
                throw new JournalException("An equal request was sent by another run after an attempt of this one had failed. A later round finds its reply.");
            }

            _open = again;
        }

        _isSent = true;
    }

    public void Refused() => _isSent = false;

    public void Throttled() => limit.Throttled();

    /// <summary>Records the reply and its bill.</summary>
    public async ValueTask PayAsync(StoredReply reply)
    {
        OpenRequest open = _open!;
        await store.AddReplyAsync(open, reply).ConfigureAwait(false);
        _open = null;
        budget.Settle(open, reply);
    }

    /// <summary>Records that there is no reply.</summary>
    public async ValueTask EndAsync(string? requestId)
    {
        if (_open is not { } open)
            return;
        _open = null;
        if (_isSent)
            await budget.KeepAsync(open, requestId).ConfigureAwait(false);
        else
            await budget.DropAsync(open).ConfigureAwait(false);
    }
}
