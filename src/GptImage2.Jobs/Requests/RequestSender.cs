using GptImage2.Endpoints;
using GptImage2.Jobs.Budgets;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Limits;
using GptImage2.Jobs.Metering;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>Sends the requests of a run: it reserves, records, waits for its turn, sends, and records the reply before anyone sees it.</summary>
internal sealed class RequestSender(IJournalStore store, IChatEndpoint endpoint, JournalRun run, JobOptions options, JobBudget budget, AdaptiveLimit limit, RunMeter meter, RequestNumbers numbers, TimeProvider clock)
{
    // What is recorded and not sent yet would count as possibly billed after a crash, so only as much is recorded ahead as is needed.
    private readonly MovingLimit _prepared = new(() => limit.LimitWithPrepared);

    /// <summary>Whether requests ask for the tier flex.</summary>
    public bool IsFlex { get; set; } = options.Mode == JobMode.Flex;

    /// <summary>Sends a request.</summary>
    /// <returns>The reply, which is committed to the journal; null when an equal request runs elsewhere, so that nothing was sent.</returns>
    /// <exception cref="BudgetExceededException">Too little is left of a limit of cost.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task<StoredReply?> SendAsync(PendingRequest pending, CancellationToken cancellationToken)
    {
        JsonModeRequest request = IsFlex
            ? pending.Request with { Settings = pending.Request.Settings with { ServiceTier = ServiceTier.Flex } }
            : pending.Request;
        RequestAttempts? attempts;
        StoredReply reply;
        await _prepared.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (request, attempts) = await PrepareAsync(request, pending, cancellationToken).ConfigureAwait(false);
            if (attempts is null)
                return null;
            pending.Account.Observer = attempts;
            reply = await SendAsync(request, pending, attempts, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pending.Account.Observer = null;
            _prepared.Leave();
        }

        await PayAsync(pending, attempts, reply).ConfigureAwait(false);
        return reply;
    }

    private async Task<(JsonModeRequest Request, RequestAttempts? Attempts)> PrepareAsync(JsonModeRequest request, PendingRequest pending, CancellationToken cancellationToken)
    {
        BudgetAmount amount = await ReserveAsync(request, pending, cancellationToken).ConfigureAwait(false);
        if (amount.OutputLimit is { } most)
            request = request with { MaxOutputTokens = most };
        OpenRequest open = Open(pending, request, amount.Reserved);
        long start = clock.GetTimestamp();
        try
        {
            if (!await store.OpenRequestAsync(open, cancellationToken).ConfigureAwait(false))
            {
                budget.Release(amount.Reserved);
                return (request, null);
            }
        }
        catch (Exception e)
        {
            budget.Release(amount.Reserved);
            if (e is JournalException)
                pending.Pass.Fail(new JobStoppedException(JobStopReason.Journal, e.Message, e));
            throw;
        }

        limit.Prepared(clock.GetElapsedTime(start));
        return (request, new RequestAttempts(store, budget, limit, open, () => Open(pending, request, amount.Reserved)));
    }

    private async Task PayAsync(PendingRequest pending, RequestAttempts attempts, StoredReply reply)
    {
        try
        {
            // Nothing that was paid for is lost when the caller leaves now.
            await attempts.PayAsync(reply).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            // Its reply is paid for, but not in the journal: it must not be handed out.
            pending.Pass.Fail(new JobStoppedException(JobStopReason.Journal, e.Message, e));
            throw;
        }

        meter.Paid(reply.Cost ?? 0);
    }

    // A limit of the job ends the run, whatever the lambda makes of the exception.
    private async ValueTask<BudgetAmount> ReserveAsync(JsonModeRequest request, PendingRequest pending, CancellationToken cancellationToken)
    {
        try
        {
            return await budget.ReserveAsync(request, pending.Account, cancellationToken).ConfigureAwait(false);
        }
        catch (BudgetExceededException e)
        {
            pending.Pass.Fail(new JobStoppedException(JobStopReason.Budget, e.Message, e));
            throw;
        }
    }

    private async Task<StoredReply> SendAsync(JsonModeRequest request, PendingRequest pending, RequestAttempts attempts, CancellationToken cancellationToken)
    {
        CallAccount account = pending.Account;
        AdaptiveLimit.Turn? turn = null;
        try
        {
            turn = await limit.EnterAsync(cancellationToken).ConfigureAwait(false);
            long start = clock.GetTimestamp();
            meter.Sent();
            pending.Pass.Sent();
            ChatCompletion completion = await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
            TimeSpan duration = clock.GetElapsedTime(start);
            turn.Succeeded(duration);
            return new StoredReply(completion.Content)
            {
                Refusal = completion.Refusal,
                FinishReason = completion.FinishReason,
                Model = completion.Model,
                ServiceTier = completion.ServiceTier,
                Usage = completion.Usage,
                Cost = account.Cost ?? (completion.Usage is null ? BudgetedChatEndpoint.EstimateOf(request, account, completion.Content) : null),
                Duration = duration,
                RequestId = account.RequestId,
            };
        }
        catch
        {
            await attempts.EndAsync(account.RequestId).ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (turn is not null)
                meter.Answered();
            turn?.Dispose();
        }
    }

    private OpenRequest Open(PendingRequest pending, JsonModeRequest request, decimal reserved) =>
        new(run, numbers.Next(), pending.Key, pending.Pass.Key, pending.Account.Method, request.Settings.Model, reserved, clock.GetUtcNow()) { Replaces = pending.Pass.Replaces };
}
