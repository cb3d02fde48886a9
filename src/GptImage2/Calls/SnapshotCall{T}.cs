using GptImage2.Calls.Streaming;
using GptImage2.Contracts;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Calls;

/// <summary>One call whose reply is available as snapshots while the model writes it.</summary>
internal sealed class SnapshotCall<T>(IChatEndpoint endpoint, JsonModeMethod<T> method, UserMessage message, CallSettings settings)
{
    // A snapshot copies the complete text so far. With this growth, all snapshots together copy only a few times the reply.
    private const int Growth = 16;

    private readonly JsonModeCall<T> _call = new(endpoint, method, message, settings);

    public CallAccount Account => _call.Account;

    public async IAsyncEnumerator<JsonModeSnapshot<T>> RunAsync(JsonModeStream<JsonModeSnapshot<T>> result, CancellationToken callToken, CancellationToken enumeratorToken)
    {
        using CancellationTokenSource? linked = EitherToken.Link(callToken, enumeratorToken, out CancellationToken cancellationToken);
        JsonModeRequest request = _call.Begin();
        IChatStream stream = await endpoint.OpenAsync(request, Account, cancellationToken).ConfigureAwait(false);
        result.RequestId = Account.RequestId;
        var partial = new PartialJson();
        var space = new EndlessSpace();
        await using (stream.ConfigureAwait(false))
        {
            int shown = 0;
            bool ended = false;
            try
            {
                while (await stream.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    partial.Follow(stream.Content.Span);
                    if (space.IsIn(stream.Content.Span) && !partial.IsInString)
                    {
                        if (!partial.HasEnded)
                            throw Endless(stream.Content, space.Start);
                        EndHere(stream);
                        break;
                    }

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
                if (!ended)
                    Account.Replied(stream.Content);
            }
        }

        JsonModeResult<T> whole = await _call.FinishAsync(request, stream.Completion, cancellationToken).ConfigureAwait(false);
        result.Usage = whole.Usage;
        result.Cost = whole.Cost;
        result.RequestId = whole.RequestId;
        result.Model = whole.Model;
        result.Repairs = whole.Repairs;
        result.UnknownMembers = whole.UnknownMembers;
        result.RawReply = whole.RawReply;
        yield return new JsonModeSnapshot<T>(PooledWriter.ToUtf8(method.Contract, whole.Value), whole);
    }

    // The JSON is complete, and nothing but white space follows it.
    private void EndHere(IChatStream stream)
    {
        stream.Completion.Content = stream.Content;
        stream.Completion.FinishReason ??= "length";
        Account.Replied(stream.Content);
    }

    private ContractViolationException Endless(ReadOnlyMemory<byte> reply, int start)
    {
        Account.Replied(reply);
        var violation = new ContractViolation("", ContractRule.Syntax, $"something else within {EndlessSpace.Most} bytes of white space", ShownText.Of(reply.Span[start..]), start);
        return new ContractViolationException([violation], [], [], [], Account);
    }
}
