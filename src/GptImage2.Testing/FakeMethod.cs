namespace GptImage2.Testing;

/// <summary>What a <see cref="FakeJsonModeCaller"/> answers to the calls of one method.</summary>
/// <remarks>
/// Each call takes the next answer. The last answer is repeated: one answer serves any number of calls. All members can be
/// used by several threads at the same time.
/// </remarks>
public sealed class FakeMethod
{
    private readonly Lock _gate = new();
    private readonly List<FakeAnswer> _answers = [];
    private readonly IReadOnlyList<string> _methods;
    private readonly Func<FakeCall, bool>? _when;
    private int _next;

    internal FakeMethod(IReadOnlyList<string> methods, Func<FakeCall, bool>? when)
    {
        _methods = methods;
        _when = when;
    }

    /// <summary>The interface and the method: <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method => _methods[0];

    /// <summary>How many calls were answered.</summary>
    public int CallCount
    {
        get
        {
            lock (_gate)
                return field;
        }

        private set;
    }

    /// <summary>Whether only calls that fulfil a condition are answered.</summary>
    internal bool IsConditional => _when is not null;

    /// <summary>Returns values: the first one to the first call, and so on.</summary>
    /// <typeparam name="T">The type that the method returns, <see cref="JsonModeResult{T}"/> of it, or the items of a stream as a list.</typeparam>
    /// <param name="value">The value. It is returned as it is, and not checked by its contract.</param>
    /// <param name="next">The values of the following calls.</param>
    /// <returns>This object.</returns>
    public FakeMethod Returns<T>(T value, params T[] next)
    {
        ArgumentNullException.ThrowIfNull(next);
        foreach (T each in (T[])[value, .. next])
            Add(new ValueAnswer(_ => Task.FromResult<object?>(each)));
        return this;
    }

    /// <summary>Returns a value that depends on the call.</summary>
    /// <typeparam name="T">The type that the method returns, or <see cref="JsonModeResult{T}"/> of it.</typeparam>
    /// <param name="make">Makes the value.</param>
    /// <returns>This object.</returns>
    public FakeMethod Returns<T>(Func<FakeCall, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(new ValueAnswer(call => Task.FromResult<object?>(make(call))));
    }

    /// <summary>Returns a value that depends on the call, and is there later.</summary>
    /// <typeparam name="T">The type that the method returns, or <see cref="JsonModeResult{T}"/> of it.</typeparam>
    /// <param name="makeAsync">Makes the value. <see cref="FakeCall.CancellationToken"/> cancels it.</param>
    /// <returns>This object.</returns>
    public FakeMethod Returns<T>(Func<FakeCall, Task<T>> makeAsync)
    {
        ArgumentNullException.ThrowIfNull(makeAsync);
        return Add(new ValueAnswer(async call => await makeAsync(call).ConfigureAwait(false)));
    }

    /// <summary>Replies with texts: the first one to the first call, and so on.</summary>
    /// <remarks>
    /// A text is read as in a call: by the contract of the method, with repairs, rules and checks. One that does not fit
    /// throws the <see cref="ContractViolationException"/> of a call that cannot be corrected, since there is no model to ask
    /// again. For a method that does not return an object, the reply is an object with the member <c>value</c> or <c>items</c>.
    /// </remarks>
    /// <param name="json">The reply, as the model would have written it.</param>
    /// <param name="next">The replies to the following calls.</param>
    /// <returns>This object.</returns>
    public FakeMethod RepliesJson(string json, params string[] next)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(next);
        foreach (string each in (string[])[json, .. next])
        {
            ArgumentNullException.ThrowIfNull(each, nameof(next));
            Add(new ReplyAnswer(_ => Task.FromResult(each)));
        }

        return this;
    }

    /// <summary>Replies with a text that depends on the call. It is read as in a call.</summary>
    /// <param name="make">Makes the reply.</param>
    /// <returns>This object.</returns>
    public FakeMethod RepliesJson(Func<FakeCall, string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(new ReplyAnswer(call => Task.FromResult(make(call))));
    }

    /// <summary>Returns the items of a stream.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="thenThrows">Makes the exception that follows the items; null when the stream ends after them.</param>
    /// <returns>This object.</returns>
    public FakeMethod ReturnsItems<T>(IEnumerable<T> items, Func<Exception>? thenThrows = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Add(new ValueAnswer(_ => Task.FromResult<object?>(items), thenThrows));
    }

    /// <summary>Returns the items of a stream that depend on the call, or arrive later.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="make">Makes the items. It is called for each call.</param>
    /// <returns>This object.</returns>
    public FakeMethod ReturnsItems<T>(Func<FakeCall, IAsyncEnumerable<T>> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(new ValueAnswer(call => Task.FromResult<object?>(make(call))));
    }

    /// <summary>Returns snapshots. Without this method, <see cref="Returns{T}(T, T[])"/> shows how the value grows.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="snapshots">The snapshots; the last one should have the result.</param>
    /// <param name="thenThrows">Makes the exception that follows the snapshots; null for none.</param>
    /// <returns>This object.</returns>
    public FakeMethod ReturnsSnapshots<T>(IEnumerable<JsonModeSnapshot<T>> snapshots, Func<Exception>? thenThrows = null) => ReturnsItems(snapshots, thenThrows);

    /// <summary>Throws an exception.</summary>
    /// <param name="exception">The exception. Calls that repeat this answer throw the same object.</param>
    /// <returns>This object.</returns>
    public FakeMethod Throws(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Throws(_ => exception);
    }

    /// <summary>Throws a new exception for each call.</summary>
    /// <param name="make">Makes the exception.</param>
    /// <returns>This object.</returns>
    public FakeMethod Throws(Func<Exception> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Throws(_ => make());
    }

    /// <summary>Throws an exception that depends on the call.</summary>
    /// <param name="make">Makes the exception.</param>
    /// <returns>This object.</returns>
    public FakeMethod Throws(Func<FakeCall, Exception> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(new FailingAnswer((context, _) => Task.FromResult(make(context.Call))));
    }

    /// <summary>Waits until the call is cancelled.</summary>
    /// <returns>This object.</returns>
    public FakeMethod NeverAnswers() => Add(new FailingAnswer(static async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return new OperationCanceledException(cancellationToken);
    }));

    /// <summary>The method, and whether it has a condition.</summary>
    public override string ToString() => IsConditional ? $"{Method} with a condition" : Method;

    internal bool IsFor(FakeCall call) => _methods.Contains(call.Method, StringComparer.Ordinal);

    internal bool Answers(FakeCall call) => IsFor(call) && (_when is null || _when(call));

    internal bool Replaces(FakeMethod earlier) => !IsConditional && !earlier.IsConditional && _methods.SequenceEqual(earlier._methods, StringComparer.Ordinal);

    /// <summary>Takes the answer of a call.</summary>
    internal FakeAnswer Take(FakeCall call)
    {
        lock (_gate)
        {
            if (_answers.Count == 0)
                throw SetupError.NoAnswer(call);
            CallCount++;
            FakeAnswer answer = _answers[_next];
            _next = Math.Min(_next + 1, _answers.Count - 1);
            return answer;
        }
    }

    private FakeMethod Add(FakeAnswer answer)
    {
        lock (_gate)
        {
            // The last answer was only repeated until now.
            if (CallCount >= _answers.Count && _answers.Count > 0)
                _next = _answers.Count;
            _answers.Add(answer);
        }

        return this;
    }
}
