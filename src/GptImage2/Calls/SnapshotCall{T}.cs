using GptImage2.Calls.Streaming;
using GptImage2.Contracts;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Calls;

/// <summary>One call whose reply is shown while the model writes it.</summary>
internal sealed class SnapshotCall<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    // A snapshot copies all that is there. At this growth all of them together cost no more than a few times the reply.
    private const int Growth = 16;

    public async IAsyncEnumerator<JsonModeSnapshot<T>> RunAsync(JsonModeStream<JsonModeSnapshot<T>> result, CancellationToken callToken, CancellationToken enumeratorToken)
    {
        using CancellationTokenSource? linked = EitherToken.Link(callToken, enumeratorToken, out CancellationToken cancellationToken);
        var call = new JsonModeCall<T>(endpoint, method, message, settings);
        JsonModeRequest request = call.Begin();
        (IChatStream stream, CallRecord record) = await endpoint.OpenAsync(request, new CallRecord(method.Name), cancellationToken).ConfigureAwait(false);
        result.RequestId = record.RequestId;
        var partial = new PartialJson();
        await using (stream.ConfigureAwait(false))
        {
            int shown = 0;
            bool ended = false;
            try
            {
                while (await stream.ReadAsync(record with { Reply = stream.Content }, cancellationToken).ConfigureAwait(false))
                {
                    partial.Follow(stream.Content.Span);
                    if (partial.Length - shown <= shown / Growth)
                        continue;
                    shown = partial.Length;
                    yield return new JsonModeSnapshot<T>(partial.Close(stream.Content.Span), null);
                    cancellationToken.ThrowIfCancellationRequested();
                }

                ended = true;
            }
            finally
            {
                // What was written is billed, whoever leaves first.
                if (!ended)
                    settings.Spend(request, record with { Reply = stream.Content });
            }
        }

        ChatCompletion completion = stream.Completion;
        completion.Content = stream.Content;
        record = record with
        {
            Reply = stream.Content,
            Usage = completion.Usage,
            Cost = settings.CostOf(completion.Usage),
            Model = completion.Model,
        };
        JsonModeResult<T> whole = await call.FinishAsync(request, completion, record, cancellationToken).ConfigureAwait(false);
        result.Usage = whole.Usage;
        result.Cost = whole.Cost;
        result.RequestId = whole.RequestId;
        result.Model = whole.Model;
        result.Repairs = whole.Repairs;
        result.RawReply = whole.RawReply;
        yield return new JsonModeSnapshot<T>(PooledWriter.ToUtf8(method.Contract, whole.Value), whole);
    }
}
