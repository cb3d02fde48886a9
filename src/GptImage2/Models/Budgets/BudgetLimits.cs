namespace GptImage2;

/// <summary>The limits of a <see cref="Budget"/>, in US dollars. A limit that is null is not checked.</summary>
public sealed record BudgetLimits
{
    /// <summary>The maximum cost over the lifetime of the budget.</summary>
    public decimal? Total { get; init; }

    /// <summary>The maximum cost of one day (UTC).</summary>
    public decimal? PerDay { get; init; }

    /// <summary>The maximum cost of one calendar month (UTC).</summary>
    public decimal? PerMonth { get; init; }

    internal bool IsEmpty => this is { Total: null, PerDay: null, PerMonth: null };
}
