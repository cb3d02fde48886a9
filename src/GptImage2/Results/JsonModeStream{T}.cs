namespace GptImage2;

/// <summary>
/// Items that are read, and checked, while the model writes them. The call is made when they are enumerated, and they
/// can be enumerated once: a second time would be a second call.
/// </summary>
/// <remarks>
/// Usage and cost are available when the enumeration ends. Leaving it earlier closes the connection. The provider
/// bills what was written until then, but the endpoint does not report how much it was.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class JsonModeStream<T> : IAsyncEnumerable<T>
{
    private readonly Func<JsonModeStream<T>, CancellationToken, IAsyncEnumerator<T>> _begin;
    private int _begun;

    /// <summary>Makes a stream without a call, for a test double of an interface.</summary>
    /// <param name="items">The items.</param>
    public JsonModeStream(IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _begin = (_, cancellationToken) => items.GetAsyncEnumerator(cancellationToken);
    }

    internal JsonModeStream(Func<JsonModeStream<T>, CancellationToken, IAsyncEnumerator<T>> begin) => _begin = begin;

    /// <summary>The tokens that were billed; null until the end, and where the endpoint did not say.</summary>
    public TokenUsage? Usage { get; internal set; }

    /// <summary>The cost of <see cref="Usage"/> in US dollars; null until the end, and where the endpoint did not count.</summary>
    public decimal? Cost { get; internal set; }

    /// <summary>The id of the request; null until the reply begins, and where the endpoint sent none.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The model as the endpoint names it; null until the end.</summary>
    public string? Model { get; internal set; }

    /// <summary>What was changed in the items so far to make them fit.</summary>
    public IReadOnlyList<Repair> Repairs { get; internal set; } = [];

    /// <summary>The text of the reply, as the model wrote it; empty until the end.</summary>
    public string RawReply { get; internal set; } = "";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The items are, or were, enumerated already.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _begun, 1) == 0
            ? _begin(this, cancellationToken)
            : throw new InvalidOperationException("The items were enumerated already. Another time would be another call: ask for it by calling the method again.");
}
