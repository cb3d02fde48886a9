namespace GptImage2.Testing;

/// <summary>One answer to a call, however its reply is read.</summary>
internal abstract class FakeAnswer
{
    /// <summary>Answers a call that returns one value.</summary>
    public abstract Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, FakeContext context, CancellationToken cancellationToken);

    /// <summary>Answers a call that returns items.</summary>
    public abstract IAsyncEnumerator<T> Stream<T>(JsonModeStreamMethod<T> method, JsonModeStream<T> result, FakeContext context, CancellationToken cancellationToken);

    /// <summary>Answers a call that returns snapshots.</summary>
    public abstract IAsyncEnumerator<JsonModeSnapshot<T>> Snapshots<T>(JsonModeMethod<T> method, JsonModeStream<JsonModeSnapshot<T>> result, FakeContext context, CancellationToken cancellationToken);
}
