using System.ClientModel.Primitives;
using System.Net;
using GptImage2.OpenAI.Credentials;
using GptImage2.Results;

namespace GptImage2.OpenAI;

/// <summary>Puts the key into each attempt. After the first refusal of a call's request it asks for another key, which the next attempt is sent with.</summary>
/// <param name="credential">Where the key comes from.</param>
/// <param name="header">The header of the key; null for a bearer token in Authorization.</param>
internal sealed class CredentialPolicy(ICredentialSource credential, string? header) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex).AsTask().GetAwaiter().GetResult();

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        var state = RequestState.Of(message);
        CancellationToken cancellationToken = message.CancellationToken;
        ApiKey key = state.TakeNextKey() ?? await GetAsync(state.Account, credential.GetAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        state.Account.Hide(key.Redaction);
        if (header is null)
            message.Request.Headers.Set("Authorization", key.Bearer);
        else
            message.Request.Headers.Set(header, key.Value);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        if (message.Response is not { Status: (int)HttpStatusCode.Unauthorized } refusal || state.KeyRenewed)
            return;
        try
        {
            ApiKey next = await GetAsync(state.Account, credential.RenewAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (next.Value != key.Value)
                state.Renew(next);
        }
        catch
        {
            refusal.Dispose();
            throw;
        }
    }

    private async ValueTask<ApiKey> GetAsync(CallAccount account, ValueTask<ApiKey> getting, CancellationToken cancellationToken)
    {
        try
        {
            return await getting.ConfigureAwait(false);
        }
        catch (CallbackFailedException e)
        {
            throw new CredentialException(account, e.Message, Redacted(e.InnerException, account), e.TimedOut);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException(account, $"The callback of {nameof(GptImage2Options)}.{nameof(GptImage2Options.Credential)} threw {e.GetType().Name}: {e.Message}", Redacted(e, account), timedOut: false);
        }
    }

    // The callback may quote the last key, also before an attempt was sent with it.
    private Exception? Redacted(Exception? exception, CallAccount account)
    {
        if (credential.Known is { } known)
            account.Hide(known);
        return exception is not null && account.Redaction is { } redaction ? RedactedException.Of(exception, redaction) : exception;
    }
}
