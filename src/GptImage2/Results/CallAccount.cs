using System.Text;

namespace GptImage2.Results;

/// <summary>The account of one call: what was sent, what came back and what it cost, for every exchange.</summary>
/// <remarks>It is the only place where usage, cost, attempts and exchanges are kept. A call writes to it from one thread at a time.</remarks>
internal sealed class CallAccount(string method, ModelPrice? price = null)
{
    private readonly List<Exchange> _earlier = [];

    /// <summary>The method that was called, <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method => method;

    /// <summary>What the current exchange asks for.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>How often the request of the current exchange was sent.</summary>
    public int Attempts { get; private set; }

    public string? RequestId { get; private set; }

    public string? Model { get; private set; }

    /// <summary>The tokens of the current exchange; null until the endpoint has counted them.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>The cost of the current exchange in US dollars; null where the tokens were not counted or have no price.</summary>
    public decimal? Cost => Usage is not { } usage ? null : FromCache ? 0 : price?.CostOf(usage);

    /// <summary>The text of the reply in UTF-8, as far as it has arrived; null where no reply came.</summary>
    public ReadOnlyMemory<byte>? Reply { get; private set; }

    /// <summary>The text that was read, where it is not the reply itself: the reply before it, with a patch in it.</summary>
    public ReadOnlyMemory<byte>? Patched { get; private set; }

    /// <summary>Whether the reply of the current exchange came out of the cache, and nothing was sent.</summary>
    public bool FromCache { get; private set; }

    /// <summary>How many items of a stream were handed out; null where the call is not a stream of items.</summary>
    public int? ItemsRead { get; set; }

    /// <summary>The exchanges before the current one.</summary>
    public IReadOnlyList<Exchange> Earlier => _earlier;

    /// <summary>All exchanges that ended with a reply.</summary>
    public IReadOnlyList<Exchange> Exchanges => Reply is null ? [.. _earlier] : [.. _earlier, ToExchange([], [])];

    public string? RawReply => (Patched ?? Reply) is { } reply ? Encoding.UTF8.GetString(reply.Span) : null;

    /// <summary>The tokens of all exchanges; null where one of the requests was not counted.</summary>
    public TokenUsage? TotalUsage => Sum(Usage, _earlier.Select(static exchange => exchange.Usage), static (left, right) => left + right);

    /// <summary>The cost of all exchanges; null where one of the requests was not counted or has no price.</summary>
    public decimal? TotalCost => Sum(Cost, _earlier.Select(static exchange => exchange.Cost), static (left, right) => left + right);

    /// <summary>Notes that the request of the current exchange was sent.</summary>
    /// <param name="attempts">How often.</param>
    /// <param name="requestId">The id that the endpoint gave the last attempt; null where it gave none.</param>
    public void Sent(int attempts, string? requestId)
    {
        Attempts = attempts;
        RequestId = requestId;
    }

    /// <summary>Notes what the endpoint says of the current exchange.</summary>
    public void Counted(TokenUsage? usage, string? model)
    {
        Usage = usage;
        Model = model;
    }

    /// <summary>Notes the text of the reply, or the part of it that has arrived.</summary>
    public void Replied(ReadOnlyMemory<byte> reply) => Reply = reply;

    /// <summary>Notes a reply that was kept from an earlier call.</summary>
    public void TakenFromCache(ReadOnlyMemory<byte> reply, string? model)
    {
        FromCache = true;
        Counted(new TokenUsage(0, 0), model);
        Replied(reply);
    }

    /// <summary>Notes the text that is read in place of the reply.</summary>
    public void ReadAs(ReadOnlyMemory<byte> patched) => Patched = patched;

    /// <summary>Closes the current exchange and begins the next one.</summary>
    public void Next(ExchangeKind kind, IReadOnlyList<ContractViolation> violations, IReadOnlyList<Repair> repairs)
    {
        _earlier.Add(ToExchange(violations, repairs));
        Kind = kind;
        Attempts = 0;
        Usage = null;
        Reply = null;
        Patched = null;
        FromCache = false;
    }

    public Exchange ToExchange(IReadOnlyList<ContractViolation> violations, IReadOnlyList<Repair> repairs) => new(Kind, Reply is { } reply ? Encoding.UTF8.GetString(reply.Span) : "", violations)
    {
        Repairs = repairs,
        Usage = Usage,
        Cost = Cost,
        RequestId = RequestId,
        Attempts = Attempts,
    };

    private TValue? Sum<TValue>(TValue? current, IEnumerable<TValue?> earlier, Func<TValue, TValue, TValue> add)
        where TValue : struct
    {
        // A request that was not answered was not counted either, and need not have been billed.
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
