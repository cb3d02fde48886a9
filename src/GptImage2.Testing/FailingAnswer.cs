namespace GptImage2.Testing;

/// <summary>An answer that ends without a value.</summary>
/// <param name="failAsync">Throws, now or later.</param>
internal sealed class FailingAnswer(Func<FakeContext, CancellationToken, Task<Exception>> failAsync) : FakeAnswer
{
    public override async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, FakeContext context, CancellationToken cancellationToken) =>
        throw await failAsync(context, cancellationToken).ConfigureAwait(false);

    public override IAsyncEnumerator<T> Stream<T>(JsonModeStreamMethod<T> method, JsonModeStream<T> result, FakeContext context, CancellationToken cancellationToken) =>
        FailAsync<T>(context, cancellationToken);

    public override IAsyncEnumerator<JsonModeSnapshot<T>> Snapshots<T>(JsonModeMethod<T> method, JsonModeStream<JsonModeSnapshot<T>> result, FakeContext context, CancellationToken cancellationToken) =>
        FailAsync<JsonModeSnapshot<T>>(context, cancellationToken);

    private async IAsyncEnumerator<TItem> FailAsync<TItem>(FakeContext context, CancellationToken cancellationToken)
    {
        Exception failure = await failAsync(context, cancellationToken).ConfigureAwait(false);
        // A method without an item is no iterator.
        foreach (TItem none in Array.Empty<TItem>())
            yield return none;
        throw failure;
    }
}
