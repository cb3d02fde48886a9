using System.Text.Json;
using GptImage2.Results;

namespace GptImage2;

/// <summary>
/// Items that are read and checked while the model writes them. The call is made when they are enumerated. They can be
/// enumerated only once, since a second enumeration would be a second call.
/// </summary>
/// <remarks>
/// Usage and cost are available when the enumeration ends. If you leave it earlier, the connection is closed. The provider
/// bills what was written until then, but the endpoint does not report the usage.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class JsonModeStream<T> : IAsyncEnumerable<T>
{
    private readonly Func<JsonModeStream<T>, CancellationToken, IAsyncEnumerator<T>> _begin;
    private int _begun;

    /// <summary>Creates a stream without a call, for a test double of an interface.</summary>
    /// <param name="items">The items.</param>
    public JsonModeStream(IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _begin = (_, cancellationToken) => items.GetAsyncEnumerator(cancellationToken);
    }

    internal JsonModeStream(Func<JsonModeStream<T>, CancellationToken, IAsyncEnumerator<T>> begin) => _begin = begin;

    /// <summary>Writes an item as JSON by the contract of the method; null for a stream without a call.</summary>
    internal Action<Utf8JsonWriter, T>? WriteItem { get; init; }

    /// <summary>The tokens that were billed; null until the end, and when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; internal set; }

    /// <summary>The cost of <see cref="Usage"/> in US dollars; null until the end, and when the endpoint did not report the usage.</summary>
    public decimal? Cost { get; internal set; }

    /// <summary>The id of the request; null until the reply begins, and when the endpoint sent none.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The model as the endpoint names it; null until the end.</summary>
    public string? Model { get; internal set; }

    /// <summary>The first 1,000 repairs that made the items fit so far.</summary>
    public IReadOnlyList<Repair> Repairs { get; internal set; } = [];

    /// <summary>The number of all repairs; <see cref="Repairs"/> has the first 1,000 of them.</summary>
    public int RepairCount => RepairList.TotalOf(Repairs);

    /// <summary>JSON Pointers of at most 64 members that the reply has so far but the contract does not. The reader ignored them.</summary>
    public IReadOnlyList<string> UnknownMembers { get; internal set; } = [];

    /// <summary>The rules that are only reported and that items broke so far; see <see cref="JsonModeResult{T}.Warnings"/>.</summary>
    public IReadOnlyList<ContractViolation> Warnings { get; internal set; } = [];

    /// <summary>The text of the reply, as the model wrote it; empty until the end.</summary>
    public string RawReply { get; internal set; } = "";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The items were enumerated before.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _begun, 1) == 0
            ? _begin(this, cancellationToken)
            : throw new InvalidOperationException("The items can be enumerated only once. Call the method again to make a new call.");
}
