using System.Text;
using GptImage2.Calls;

namespace GptImage2.Testing;

/// <summary>A text that is read like a reply of the model, with repairs, checks and violations.</summary>
/// <param name="makeAsync">Makes the text.</param>
internal sealed class ReplyAnswer(Func<FakeCall, Task<string>> makeAsync) : FakeAnswer
{
    public override async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, FakeContext context, CancellationToken cancellationToken)
    {
        FakeChatEndpoint endpoint = await ReplyAsync(context, cancellationToken).ConfigureAwait(false);
        return await new JsonModeCall<T>(endpoint, method, context.Message, context.Settings).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async IAsyncEnumerator<T> Stream<T>(JsonModeStreamMethod<T> method, JsonModeStream<T> result, FakeContext context, CancellationToken cancellationToken)
    {
        FakeChatEndpoint endpoint = await ReplyAsync(context, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerator<T> items = new ItemStreamCall<T>(endpoint, method, context.Message, context.Settings).RunAsync(result, cancellationToken, default);
        await using (items.ConfigureAwait(false))
        {
            while (await items.MoveNextAsync().ConfigureAwait(false))
                yield return items.Current;
        }
    }

    public override async IAsyncEnumerator<JsonModeSnapshot<T>> Snapshots<T>(JsonModeMethod<T> method, JsonModeStream<JsonModeSnapshot<T>> result, FakeContext context, CancellationToken cancellationToken)
    {
        FakeChatEndpoint endpoint = await ReplyAsync(context, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerator<JsonModeSnapshot<T>> snapshots = new SnapshotCall<T>(endpoint, method, context.Message, context.Settings).RunAsync(result, cancellationToken, default);
        await using (snapshots.ConfigureAwait(false))
        {
            while (await snapshots.MoveNextAsync().ConfigureAwait(false))
                yield return snapshots.Current;
        }
    }

    private async Task<FakeChatEndpoint> ReplyAsync(FakeContext context, CancellationToken cancellationToken)
    {
        string text = await makeAsync(context.Call).WaitAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The function that was set up for {context.Call.Method} returned null instead of a text.");
        return new FakeChatEndpoint(Encoding.UTF8.GetBytes(text), context);
    }
}
