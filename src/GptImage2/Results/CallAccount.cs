using System.Text;
using GptImage2.Models.Budgets;
using GptImage2.Text;

namespace GptImage2.Results;

/// <summary>The record of one call: requests, replies, usage and cost of every exchange.</summary>
/// <remarks>Usage, cost, attempts and exchanges are kept only here. A call writes to it from one thread at a time.</remarks>
internal sealed class CallAccount(string method, ModelPrice? price = null, IReadOnlyList<Budget>? budgets = null)
{
    private readonly List<Exchange> _earlier = [];
    private readonly List<KeptValue> _kept = [];
    private RequestReservation? _reservation;

    /// <summary>The method that was called, such as <c>IReceiptReader.ReadAsync</c>.</summary>
    public string Method => method;

    /// <summary>Removes the keys of the call from texts that are shown; null when the endpoint has no key of its own.</summary>
    public Redaction? Redaction { get; private set; }

    /// <summary>What the current exchange asks for.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>How often the request of the current exchange was sent.</summary>
    public int Attempts { get; private set; }

    public string? RequestId { get; private set; }

    public string? Model { get; private set; }

    /// <summary>The tokens of the current exchange; null until the endpoint has reported them.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>The tier that processed the current exchange; null until the endpoint has reported it.</summary>
    public ServiceTier? Tier { get; private set; }

    /// <summary>The prices of the model; null when they are not known.</summary>
    public ModelPrice? Price => price;

    /// <summary>The output tokens that the request of the current exchange allows; null when it has no limit.</summary>
    public int? OutputLimit { get; private set; }

    /// <summary>The cost of the current exchange in US dollars; null when the tokens were not reported or have no known price.</summary>
    public decimal? Cost => Usage is not { } usage ? null : FromCache ? 0 : price?.Of(Tier ?? ServiceTier.Default)?.CostOf(usage);

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

    /// <summary>Sees the attempts of the requests; null when no one does.</summary>
    public IAttemptObserver? Observer { get; set; }

    /// <summary>The exchanges before the current one.</summary>
    public IReadOnlyList<Exchange> Earlier => _earlier;

    /// <summary>All exchanges that ended with a reply.</summary>
    public IReadOnlyList<Exchange> Exchanges => Reply is null ? [.. _earlier] : [.. _earlier, ToExchange([], [])];

    public string? RawReply => (Patched ?? Reply) is { } reply ? Encoding.UTF8.GetString(reply.Span) : null;

    /// <summary>The tokens of all exchanges; null when the usage of one of them was not reported.</summary>
    public TokenUsage? TotalUsage => Sum(Usage, _earlier.Select(static exchange => exchange.Usage), static (left, right) => left + right);

    /// <summary>The cost of all exchanges in US dollars; null when the usage of one of them was not reported or has no price.</summary>
    public decimal? TotalCost => Sum(Cost, _earlier.Select(static exchange => exchange.Cost), static (left, right) => left + right);

    /// <summary>Removes a secret that a request is sent with from all texts of the call from now on.</summary>
    public void Hide(Redaction secret) => Redaction = Redaction.Join(Redaction, secret);

    /// <summary>Records that the request of the current exchange was sent.</summary>
    /// <param name="attempts">How often.</param>
    /// <param name="requestId">The request id that the endpoint returned for the last attempt; null when it returned none.</param>
    public void Sent(int attempts, string? requestId)
    {
        Attempts = attempts;
        RequestId = requestId;
    }

    /// <summary>Records the model, the tier and the usage that the endpoint reported for the current exchange.</summary>
    public void Counted(TokenUsage? usage, string? model, ServiceTier? tier = null)
    {
        Usage = usage;
        Model = model;
        Tier = tier ?? Tier;
    }

    /// <summary>Begins the request of the current exchange.</summary>
    /// <param name="outputLimit">The output tokens that it allows; null for no limit.</param>
    /// <param name="tier">The tier that it asks for; null for none.</param>
    public void Begin(int? outputLimit, ServiceTier? tier)
    {
        OutputLimit = outputLimit;
        Tier = tier;
    }

    /// <summary>Whether a limit of cost applies, so that something must be reserved before the request is sent.</summary>
    public bool IsLimited => Limited.Length > 0;

    private Budget[] Limited => field ??= budgets is null ? [] : [.. budgets.Where(static budget => !budget.Limits.IsEmpty)];

    /// <summary>Reserves the most that the request of the current exchange can cost.</summary>
    /// <returns>The output tokens that are reserved, and must be sent as the output limit.</returns>
    /// <exception cref="BudgetExceededException">Too little is left of a limit.</exception>
    public async ValueTask<int> ReserveAsync(BudgetDemand demand, CancellationToken cancellationToken)
    {
        _reservation = await RequestReservation.ReserveAsync(Limited, demand, this, cancellationToken).ConfigureAwait(false);
        return _reservation.OutputTokens;
    }

    /// <summary>Records that an attempt of the request is sent from now on, so that it may be billed.</summary>
    /// <exception cref="BudgetExceededException">The attempt before it may be billed too, and too little is left of a limit.</exception>
    public async ValueTask BeginAttemptAsync(CancellationToken cancellationToken)
    {
        if (Observer is not null)
            await Observer.BeginAttemptAsync(this, cancellationToken).ConfigureAwait(false);
        if (_reservation is not null)
            await _reservation.BeginAttemptAsync(this, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records that the attempt is not billed: the endpoint refused it, or it did not get there.</summary>
    public void Refused()
    {
        Observer?.Refused();
        _reservation?.Refused();
    }

    /// <summary>Records that the endpoint takes fewer requests than it was sent.</summary>
    public void Throttled() => Observer?.Throttled();

    /// <summary>Replaces the reservation of the current exchange by its cost. Without a bill it stays reserved, if a request was sent that may be billed.</summary>
    /// <param name="estimate">The cost to count when the endpoint answered without a bill; null when there is no answer.</param>
    public void Pay(decimal? estimate)
    {
        decimal? cost = FromCache ? 0 : Cost ?? (Usage is null ? estimate : null);
        RequestReservation? reservation = _reservation;
        _reservation = null;
        foreach (Budget budget in budgets ?? [])
        {
            if (cost is { } known && (reservation is null || budget.Limits.IsEmpty))
                budget.Add(known);
        }

        if (cost is { } bill)
            reservation?.Settle(bill);
        else
            reservation?.End(RequestId);
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
        OutputLimit = null;
        Tier = null;
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
