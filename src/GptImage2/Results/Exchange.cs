namespace GptImage2;

/// <summary>One request and the reply to it. A call has one, and one more for each correction.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Reply">The text of the reply as the model wrote it.</param>
/// <param name="Violations">
/// Where the value that the reply made, or repaired, breaks its contract; empty where it fits, and where the reply was
/// no whole one.
/// </param>
public sealed record Exchange(ExchangeKind Kind, string Reply, IReadOnlyList<ContractViolation> Violations)
{
    /// <summary>What was repaired in the reply.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    /// <summary>The tokens that were billed; null where the endpoint did not say.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The cost of <see cref="Usage"/> in US dollars; null where the endpoint did not count.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The id of the request; null where the endpoint sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the request was sent until there was a reply.</summary>
    public int Attempts { get; init; }
}
