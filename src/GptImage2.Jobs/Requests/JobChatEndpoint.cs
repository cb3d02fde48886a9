using GptImage2.Endpoints;
using GptImage2.Jobs.Journals;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>The endpoint of one call of a job: a request is answered from the journal, sent, or counted.</summary>
internal sealed class JobChatEndpoint(JobRequests requests, JobPass pass, PassCall call) : IChatEndpoint
{
    /// <summary>What the journal says of the tier of a reply that came by a batch.</summary>
    public const string BatchTier = "batch";

    public string Name => requests.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        bool isCorrection = request.Correction is not null;
        ReplyKey key = isCorrection ? NextCorrection() : await IdentifyAsync(request, cancellationToken).ConfigureAwait(false);
        (StoredReply reply, ReplySource source) = await requests.AnswerAsync(new PendingRequest(pass, call, key, request, account), cancellationToken).ConfigureAwait(false);
        pass.Add(key, reply, source != ReplySource.Journal, isCorrection);
        if (!isCorrection)
            call.BeganFinished = source != ReplySource.Sent && reply.IsFinished;
        call.LastReply = reply.Document;
        return source switch
        {
            ReplySource.Journal => Recorded(reply, account),
            ReplySource.Paid => Counted(reply, account),
            _ => CompletionOf(reply),
        };
    }

    // What is streamed is not part of the identity: the reply is read at once.
    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken) =>
        new CollectedChatStream(await SendAsync(request, account, cancellationToken).ConfigureAwait(false));

    private async ValueTask<ReplyKey> IdentifyAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        RequestFingerprint fingerprint = await requests.Hasher.HashAsync(request, cancellationToken).ConfigureAwait(false);
        int read = pass.NextRead(fingerprint.Request);
        if (read > 0)
            fingerprint = await requests.Hasher.HashAsync(request with { Read = request.Read + read }, cancellationToken).ConfigureAwait(false);
        call.First = fingerprint;
        return new ReplyKey(fingerprint.Request, ReplyTurn.First);
    }

    private ReplyKey NextCorrection()
    {
        call.Corrections++;
        return new ReplyKey(call.First!.Request, ReplyTurn.Correction(call.Corrections, call.LastReply.Span));
    }

    private static ChatCompletion Recorded(StoredReply reply, CallAccount account)
    {
        account.TakenFromCache(reply.Document, reply.Model);
        return CompletionOf(reply);
    }

    private static ChatCompletion Counted(StoredReply reply, CallAccount account)
    {
        ChatCompletion completion = CompletionOf(reply);
        completion.RecordIn(account);
        // Batches are billed as the tier flex is.
        if (reply.ServiceTier == BatchTier)
            account.Counted(reply.Usage, reply.Model, ServiceTier.Flex);
        return completion;
    }

    private static ChatCompletion CompletionOf(StoredReply reply) => new()
    {
        HasMessage = true,
        Content = reply.Document,
        Refusal = reply.Refusal,
        FinishReason = reply.FinishReason,
        Model = reply.Model,
        ServiceTier = reply.ServiceTier,
        Usage = reply.Usage,
    };
}
