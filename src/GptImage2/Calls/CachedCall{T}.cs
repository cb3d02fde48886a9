using System.Runtime.ExceptionServices;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Caching;
using GptImage2.Messages;
using GptImage2.Repairing;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>One call whose reply may be in the cache, or may be that of an equal call that runs at the same time.</summary>
internal sealed class CachedCall<T>(ReplyCache cache, IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    private JsonModeResult<T>? _result;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Makes the call.</summary>
    public async Task<JsonModeResult<T>> RunAsync(CancellationToken cancellationToken)
    {
        RequestIdentity identity = await cache.IdentifyAsync(NewCall().Begin(), cancellationToken).ConfigureAwait(false);
        SharedCall shared = cache.Running.Join(identity, out bool leads);
        try
        {
            return leads
                ? await LeadAsync(shared, identity, mayBeCached: true, cancellationToken).ConfigureAwait(false)
                : await FollowAsync(shared, identity, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            shared.Leave();
        }
    }

    private JsonModeCall<T> NewCall() => new(endpoint, method, message, settings);

    private async Task<JsonModeResult<T>> LeadAsync(SharedCall shared, RequestIdentity identity, bool mayBeCached, CancellationToken cancellationToken)
    {
        Task ended = SendAsync(shared, identity, mayBeCached);
        try
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (shared.Reply.IsCompleted)
        {
            // The value is there and paid for; only its storage still runs.
        }

        _failure?.Throw();
        return _result!;
    }

    /// <summary>Finds or asks for the reply, for all callers. It never fails, since its first caller may have left.</summary>
    private async Task SendAsync(SharedCall shared, RequestIdentity identity, bool mayBeCached)
    {
        SharedCalls.Enter();
        JsonModeCall<T> call = NewCall();
        try
        {
            if (mayBeCached && await FindAsync(identity, shared.Abandoned).ConfigureAwait(false) is { } found)
            {
                _result = found;
                shared.Answer(new SharedReply(new CachedReply(found.Model, found.Document), null));
                return;
            }

            _result = await call.RunAsync(shared.Abandoned).ConfigureAwait(false);
            var reply = new CachedReply(_result.Model, _result.Document);
            shared.Answer(new SharedReply(reply, null));
            await cache.StoreAsync(identity, reply, method.Name).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            // A complete reply that this caller could not use may fit a caller with other settings.
            CachedReply? reply = (e is ContractViolationException or BudgetExceededException or ContextWindowExceededException or not GptImage2Exception) && (call.Account.Patched ?? call.Account.Reply) is { } text ? new CachedReply(call.Account.Model, text) : null;
            shared.Answer(new SharedReply(reply, e));
        }
        finally
        {
            cache.Running.End(identity, shared);
        }
    }

    private async Task<JsonModeResult<T>> FollowAsync(SharedCall shared, RequestIdentity identity, CancellationToken cancellationToken)
    {
        SharedReply reply = await shared.Reply.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (reply.Document is { } document && await TryReadAsync(document, cancellationToken).ConfigureAwait(false) is { } result)
        {
            cache.Shared(method.Name);
            return result;
        }

        if (reply.Failure is GptImage2Exception failure && ConcernsEveryCaller(failure))
            throw failure.ForEqualCall();
        var own = new SharedCall();
        try
        {
            return await LeadAsync(own, identity, mayBeCached: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            own.Leave();
        }
    }

    // What depends on the settings, the checks or the images of the call that sent the request does not.
    private bool ConcernsEveryCaller(GptImage2Exception failure) =>
        failure is not (ContractViolationException or BudgetExceededException or ContextWindowExceededException or ImageInputException) && failure.Method == method.Name;

    private async Task<JsonModeResult<T>?> FindAsync(RequestIdentity identity, CancellationToken cancellationToken)
    {
        if (await cache.FindAsync(identity, method.Name, cancellationToken).ConfigureAwait(false) is not { } cached)
            return null;
        JsonModeResult<T>? result = await TryReadAsync(cached, cancellationToken).ConfigureAwait(false);
        if (result is null)
            await cache.DropAsync(identity, method.Name, cancellationToken).ConfigureAwait(false);
        else
            cache.Found(method.Name);
        return result;
    }

    // Null for a reply that does not fit. No correction is paid for it: the model is asked for another one.
    private async Task<JsonModeResult<T>?> TryReadAsync(CachedReply reply, CancellationToken cancellationToken)
    {
        var account = new CallAccount(method.Name, settings.Price);
        account.TakenFromCache(reply.Text, reply.Model);
        try
        {
            ReplyOutcome.ThrowUnlessWhole(new ChatCompletion { Content = reply.Text, FinishReason = "stop" }, account);
        }
        catch (GptImage2Exception)
        {
            // Empty text or prose.
            return null;
        }

        RepairedReading<T> reading = ReplyReader.Read(method.Contract, reply.Text, settings.Leniency, cancellationToken);
        var checker = new ReplyChecker<T>(method.Name, method.Contract, settings);
        reading = await checker.CheckAsync(reading, method.Leading.Examples, cancellationToken).ConfigureAwait(false);
        return reading.Reading.Violations.Count > 0
            ? null
            : new JsonModeResult<T>(reading.Reading.Value!, reading.Reading.UnknownMembers, reading.Repairs, reading.Repairs, account) { Warnings = reading.Reading.Warnings };
    }
}
