using System.Text;
using GptImage2.Text;

namespace GptImage2.Results;

/// <summary>The record of one call: requests, replies, usage and cost of every exchange.</summary>
/// <remarks>Usage, cost, attempts and exchanges are kept only here. A call writes to it from one thread at a time.</remarks>
internal sealed class CallAccount(string method, ModelPrice? price = null)
{
    private readonly List<Exchange> _earlier = [];
    private readonly List<KeptValue> _kept = [];

    /// <summary>The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method => method;

    /// <summary>Removes the API key from texts that are shown; null when the endpoint has no key of its own.</summary>
    public Redaction? Redaction { get; set; }

    /// <summary>What the current exchange asks for.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>How often the request of the current exchange was sent.</summary>
    public int Attempts { get; private set; }

    public string? RequestId { get; private set; }

    public string? Model { get; private set; }

    /// <summary>The tokens of the current exchange; null until the endpoint has reported them.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>The cost of the current exchange in US dollars; null when the tokens were not reported or the model has no price.</summary>
    public decimal? Cost => Usage is not { } usage ? null : FromCache ? 0 : price?.CostOf(usage);

    /// <summary>The text of the reply in UTF-8, as far as it has arrived; null when there is no reply.</summary>
    public ReadOnlyMemory<byte>? Reply { get; private set; }

    /// <summary>The text that was read when it is not the reply itself: the previous reply with a patch applied, or with the corrected values.</summary>
    public ReadOnlyMemory<byte>? Patched { get; private set; }

    /// <summary>Whether the reply of the current exchange was taken from the cache, so that no request was sent.</summary>
    public bool FromCache { get; private set; }

    /// <summary>What the reply of the current exchange changed although it was not asked to.</summary>
    public IReadOnlyList<KeptValue> Kept { get; private set; } = [];

    /// <summary>What the replies of all exchanges changed although they were not asked to.</summary>
    public IReadOnlyList<KeptValue> AllKept => [.. _kept];

    /// <summary>The number of items of a stream that were returned; null when the call is not a stream of items.</summary>
    public int? ItemsRead { get; set; }

    /// <summary>The exchanges before the current one.</summary>
    public IReadOnlyList<Exchange> Earlier => _earlier;

    /// <summary>All exchanges that ended with a reply.</summary>
    public IReadOnlyList<Exchange> Exchanges => Reply is null ? [.. _earlier] : [.. _earlier, ToExchange([], [])];

    public string? RawReply => (Patched ?? Reply) is { } reply ? Encoding.UTF8.GetString(reply.Span) : null;

    /// <summary>The tokens of all exchanges; null when the usage of one of them was not reported.</summary>
    public TokenUsage? TotalUsage => Sum(Usage, _earlier.Select(static exchange => exchange.Usage), static (left, right) => left + right);

    /// <summary>The cost of all exchanges in US dollars; null when the usage of one of them was not reported or has no price.</summary>
    public decimal? TotalCost => Sum(Cost, _earlier.Select(static exchange => exchange.Cost), static (left, right) => left + right);

    /// <summary>Records that the request of the current exchange was sent.</summary>
    /// <param name="attempts">How often.</param>
    /// <param name="requestId">The request id that the endpoint returned for the last attempt; null when it returned none.</param>
    public void Sent(int attempts, string? requestId)
    {
        Attempts = attempts;
        RequestId = requestId;
    }

    /// <summary>Records the model and usage that the endpoint reported for the current exchange.</summary>
    public void Counted(TokenUsage? usage, string? model)
    {
        Usage = usage;
        Model = model;
    }

    /// <summary>Records the text of the reply, or the part of it that has arrived.</summary>
    public void Replied(ReadOnlyMemory<byte> reply) => Reply = reply;

    /// <summary>Records a reply of an earlier call that was found in the cache.</summary>
    public void TakenFromCache(ReadOnlyMemory<byte> reply, string? model)
    {
        FromCache = true;
        Counted(new TokenUsage(0, 0), model);
        Replied(reply);
    }

    /// <summary>Records the text that is read instead of the reply.</summary>
    public void ReadAs(ReadOnlyMemory<byte> patched) => Patched = patched;

    /// <summary>Records values of the last reply that were kept against the reply of the current exchange.</summary>
    public void Keep(IReadOnlyList<KeptValue> kept)
    {
        Kept = kept;
        _kept.AddRange(kept);
    }

    /// <summary>Closes the current exchange and begins the next one.</summary>
    public void Next(ExchangeKind kind, IReadOnlyList<ContractViolation> violations, IReadOnlyList<Repair> repairs)
    {
        _earlier.Add(ToExchange(violations, repairs));
        Kind = kind;
        Attempts = 0;
        Usage = null;
        Reply = null;
        Patched = null;
        Kept = [];
        FromCache = false;
    }

    public Exchange ToExchange(IReadOnlyList<ContractViolation> violations, IReadOnlyList<Repair> repairs) => new(Kind, Reply is { } reply ? Encoding.UTF8.GetString(reply.Span) : "", violations)
    {
        Repairs = repairs,
        KeptValues = Kept,
        Usage = Usage,
        Cost = Cost,
        RequestId = RequestId,
        Attempts = Attempts,
    };

    private TValue? Sum<TValue>(TValue? current, IEnumerable<TValue?> earlier, Func<TValue, TValue, TValue> add)
        where TValue : struct
    {
        // A request without an answer has no usage, and is not necessarily billed.
        if (_earlier.Count == 0)
            return current;
        TValue? sum = current;
        bool begun = Reply is not null || current is not null;
        foreach (TValue? value in earlier)
        {
            sum = begun ? sum is { } left && value is { } right ? add(left, right) : null : value;
            begun = true;
        }

        return sum;
    }
}
