using GptImage2.Endpoints;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Requests;

/// <summary>Answers the requests of a run: from the journal, by sending them, or not at all.</summary>
internal sealed class JobRequests(IJournalStore store, IChatEndpoint endpoint, RequestHasher hasher, JobOptions options, TimeProvider clock)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly RunningRequests _running = new();

    public string Name => endpoint.Name;

    public RequestHasher Hasher => hasher;

    /// <summary>What sends the requests; null while they are only counted.</summary>
    public RequestSender? Sender { get; init; }

    /// <summary>Takes over the batches of runs that have ended; null when the run cannot collect batches.</summary>
    public Func<CancellationToken, Task>? Adopt { get; init; }

    /// <summary>Finds or asks for the reply to a request.</summary>
    /// <returns>The reply, and where it is from.</returns>
    /// <exception cref="RequestSuspendedException">There is no reply, and the pass does not send.</exception>
    public async ValueTask<(StoredReply Reply, ReplySource Source)> AnswerAsync(PendingRequest pending, CancellationToken cancellationToken)
    {
        using RunningRequests.Place place = await _running.EnterAsync(pending.Key, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(pending, cancellationToken).ConfigureAwait(false) is { } stored)
            return (stored, SourceOf(pending));
        CheckPrompt(pending);
        if (pending.Pass.RefusalOf(pending.Key, pending.Account) is { } refusal)
            throw refusal;
        if (pending.Pass.Kind != PassKind.Count && pending.Request.Correction is not null && pending.Call.BeganFinished && options.StoredReplies == StoredReplyPolicy.Report)
            throw new StoredReplyException(pending.Account.Method, pending.Account.Earlier[^1].Violations);
        if (IsSuspended(pending))
        {
            if (pending.Pass.Kind == PassKind.Batch && pending.Account.IsLimited)
                throw new InvalidOperationException($"{pending.Account.Method}: A limit of cost of the client or of the call does not hold for batches. Remove it, and set {nameof(JobOptions)}.{nameof(JobOptions.MaxCost)} instead.");
            pending.Pass.Suspend(new CountedRequest(pending.Call, pending.Request, pending.Account.Price, pending.Key));
            throw new RequestSuspendedException();
        }

        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LastWait ? wait * 2 : LastWait)
        {
            if (await Sender!.SendAsync(pending, cancellationToken).ConfigureAwait(false) is { } reply)
                return (reply, ReplySource.Sent);
            // An equal request runs elsewhere: its reply is waited for, so that it is paid once.
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            if (await FindAsync(pending, cancellationToken).ConfigureAwait(false) is { } found)
                return (found, SourceOf(pending));
            if (await store.Batches.FindBatchAsync(pending.Key, cancellationToken).ConfigureAwait(false) is null)
                continue;
            if (Adopt is null)
                throw new BatchException($"{pending.Account.Method}: The request is in a batch that has not ended. Run the job with a {nameof(GptImage2Client)} of its endpoint, which collects the reply.");
            // The run that looked after it may have ended.
            await Adopt(cancellationToken).ConfigureAwait(false);
        }
    }

    private static ReplySource SourceOf(PendingRequest pending) => pending.Pass.HasPaid(pending.Key) ? ReplySource.Paid : ReplySource.Journal;

    private bool IsSuspended(PendingRequest pending) => Sender is null || pending.Pass.Kind switch
    {
        PassKind.Count => true,
        PassKind.Batch => pending.Request.Correction is null || options.Batches.Corrections == BatchCorrections.Batch,
        _ => false,
    };

    private async ValueTask<StoredReply?> FindAsync(PendingRequest pending, CancellationToken cancellationToken) =>
        pending.Pass.MayUse(pending.Key) ? await store.FindReplyAsync(pending.Key, cancellationToken).ConfigureAwait(false) : null;

    // Equal requests are found by their prompts. A prompt that is another one each time would be paid each time.
    private static void CheckPrompt(PendingRequest pending)
    {
        if (pending.Request.Correction is not null || pending.Pass.Earlier is not { } earlier)
            return;
        int ordinal = pending.Pass.OrdinalOf(pending.Call);
        RequestFingerprint now = pending.Call.First!;
        if (ordinal >= earlier.Count || earlier.Any(before => before.Prompt == now.Prompt))
            return;
        var changed = new JobStoppedException(
            JobStopReason.ChangedPrompt,
            $"{pending.Account.Method}: The prompt for the item '{pending.Pass.Key}' is another one than in the pass before. Leave out of it what changes by itself, such as the time or a random number: the journal could not find the replies that were paid for.");
        pending.Pass.Fail(changed);
        throw changed;
    }
}
