namespace GptImage2.Models.Budgets;

/// <summary>A day, a month or the lifetime of a budget, and what is spent and reserved in it.</summary>
internal sealed class BudgetPeriod(DateOnly start)
{
    /// <summary>The first day.</summary>
    public DateOnly Start => start;

    /// <summary>The cost of the bills, in US dollars.</summary>
    public decimal Spent { get; set; }

    /// <summary>What requests without a bill may cost, in US dollars.</summary>
    public decimal Reserved { get; set; }
}
