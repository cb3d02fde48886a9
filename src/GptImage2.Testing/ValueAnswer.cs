using GptImage2.Calls.Streaming;
using GptImage2.Contracts;
using GptImage2.Results;

namespace GptImage2.Testing;

/// <summary>A value that a test made. It is returned as it is.</summary>
/// <param name="makeAsync">Makes the value: that of the method, a result with it, items or snapshots.</param>
/// <param name="thenThrows">Makes the exception that follows the items or snapshots; null for none.</param>
internal sealed class ValueAnswer(Func<FakeCall, Task<object?>> makeAsync, Func<Exception>? thenThrows = null) : FakeAnswer
{
    private const int Piece = 16;

    public override async Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, FakeContext context, CancellationToken cancellationToken)
    {
        object? value = await MakeAsync(context, cancellationToken).ConfigureAwait(false);
        if (thenThrows is not null)
            throw SetupError.NoStream(context.Call);
        return ToResult(method, value, context) ?? throw SetupError.WrongType(context.Call, typeof(T), value);
    }

    public override async IAsyncEnumerator<T> Stream<T>(JsonModeStreamMethod<T> method, JsonModeStream<T> result, FakeContext context, CancellationToken cancellationToken)
    {
        object? value = await MakeAsync(context, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<T> items = ToItems<T>(value) ?? throw SetupError.WrongType(context.Call, typeof(IEnumerable<T>), value);
        var returned = new List<T>();
        await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            returned.Add(item);
            yield return item;
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (thenThrows is not null)
            throw thenThrows();
        End(result, context.Replied(Write(context, method.List.Contract, returned)));
    }

    public override async IAsyncEnumerator<JsonModeSnapshot<T>> Snapshots<T>(JsonModeMethod<T> method, JsonModeStream<JsonModeSnapshot<T>> result, FakeContext context, CancellationToken cancellationToken)
    {
        object? value = await MakeAsync(context, cancellationToken).ConfigureAwait(false);
        JsonModeResult<T>? whole = null;
        IAsyncEnumerable<JsonModeSnapshot<T>> snapshots = ToItems<JsonModeSnapshot<T>>(value)
            ?? ((whole = ToResult(method, value, context)) is null ? throw SetupError.WrongType(context.Call, typeof(T), value) : Growing(Write(context, method.Contract, whole.Value), whole).ToAsyncEnumerable());
        await foreach (JsonModeSnapshot<T> snapshot in snapshots.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return snapshot;
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (thenThrows is not null)
            throw thenThrows();
        if (whole is not null)
            End(result, context.Replied(Write(context, method.Contract, whole.Value)));
    }

    private Task<object?> MakeAsync(FakeContext context, CancellationToken cancellationToken) => makeAsync(context.Call).WaitAsync(cancellationToken);

    private static JsonModeResult<T>? ToResult<T>(JsonModeMethod<T> method, object? value, FakeContext context) => value switch
    {
        JsonModeResult<T> result => result,
        T known => new JsonModeResult<T>(known, [], [], [], context.Replied(Write(context, method.Contract, known))),
        null when default(T) is null => new JsonModeResult<T>(default!, [], [], [], context.Replied(Write(context, method.Contract, default!))),
        _ => null,
    };

    private static IAsyncEnumerable<TItem>? ToItems<TItem>(object? value) =>
        value as IAsyncEnumerable<TItem> ?? (value as IEnumerable<TItem>)?.ToAsyncEnumerable();

    // A model writes a value piece by piece.
    private static IEnumerable<JsonModeSnapshot<T>> Growing<T>(byte[] json, JsonModeResult<T> result)
    {
        var partial = new PartialJson();
        int shown = 0;
        for (int end = Piece; end < json.Length; end += Piece)
        {
            partial.Follow(json.AsSpan(0, end));
            if (partial.Length <= shown)
                continue;
            shown = partial.Length;
            yield return new JsonModeSnapshot<T>(partial.Close(json.AsSpan(0, end)), null);
        }

        yield return new JsonModeSnapshot<T>(json, result);
    }

    private static byte[] Write<T>(FakeContext context, JsonContract<T> contract, T value)
    {
        try
        {
            return PooledWriter.ToUtf8(contract, value);
        }
        catch (Exception e)
        {
            throw SetupError.NotWritable(context.Call, e);
        }
    }

    private static void End<TItem>(JsonModeStream<TItem> result, CallAccount account)
    {
        result.Usage = account.TotalUsage;
        result.Cost = account.TotalCost;
        result.RequestId = account.RequestId;
        result.Model = account.Model;
        result.RawReply = account.RawReply ?? "";
    }
}
