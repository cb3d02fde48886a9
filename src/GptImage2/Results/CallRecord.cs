using System.Text;

namespace GptImage2.Results;

/// <summary>What every outcome of a call carries: who was asked, what it took, what came back.</summary>
internal sealed record CallRecord(string Method)
{
    /// <summary>What the current exchange asks for.</summary>
    public ExchangeKind Kind { get; init; }

    /// <summary>Tokens of the current exchange; null as long as the endpoint has not said what it counted.</summary>
    public TokenUsage? Usage { get; init; }

    public decimal? Cost { get; init; }

    public string? RequestId { get; init; }

    public string? Model { get; init; }

    /// <summary>How often the request of the current exchange was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The text of the reply in UTF-8; null where no reply came.</summary>
    public ReadOnlyMemory<byte>? Reply { get; init; }

    /// <summary>The text that was read, where it is not the reply: the reply before it, with a patch in it.</summary>
    public ReadOnlyMemory<byte>? Patched { get; init; }

    /// <summary>Whether the reply of the current exchange was kept from an earlier call, and nothing was sent.</summary>
    public bool FromCache { get; init; }

    public string? RawReply => (Patched ?? Reply) is { } reply ? Encoding.UTF8.GetString(reply.Span) : null;

    /// <summary>How many items of a stream were read; null where the call is none.</summary>
    public int? ItemsRead { get; init; }

    /// <summary>The exchanges before the current one.</summary>
    public IReadOnlyList<Exchange> Earlier { get; init; } = [];

    /// <summary>All exchanges that ended with a reply.</summary>
    public IReadOnlyList<Exchange> Exchanges => Reply is null ? Earlier : [.. Earlier, ToExchange([], [])];

    /// <summary>Unknown where one of the exchanges was not counted: a part is no sum.</summary>
    public TokenUsage? TotalUsage => Sum(Usage, Earlier.Select(static exchange => exchange.Usage), static (left, right) => left + right);

    public decimal? TotalCost => Sum(Cost, Earlier.Select(static exchange => exchange.Cost), static (left, right) => left + right);

    public int TotalAttempts => Attempts + (Earlier.Count == 0 ? 0 : Earlier.Sum(static exchange => exchange.Attempts));

    /// <summary>Closes the current exchange and begins the next one.</summary>
    public CallRecord Next(ExchangeKind kind, IReadOnlyList<ContractViolation> violations, IReadOnlyList<Repair> repairs) => new(Method)
    {
        Kind = kind,
        Model = Model,
        RequestId = RequestId,
        Earlier = [.. Earlier, ToExchange(violations, repairs)],
    };

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
        if (Earlier.Count == 0)
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
