namespace GptImage2.Models.Budgets;

/// <summary>An amount of a budget that is kept for one request, until its bill is known.</summary>
internal sealed class BudgetReservation
{
    private readonly Budget _budget;

    public BudgetReservation(Budget budget, BudgetDemand demand, int outputTokens, IReadOnlyList<BudgetPeriod> periods, DateTimeOffset at)
    {
        _budget = budget;
        Demand = demand;
        OutputTokens = outputTokens;
        Amount = demand.CostOf(outputTokens);
        Periods = periods;
        At = at;
    }

    public BudgetDemand Demand { get; }

    /// <summary>The output tokens that the amount pays for.</summary>
    public int OutputTokens { get; }

    /// <summary>The amount in US dollars.</summary>
    public decimal Amount { get; }

    /// <summary>The periods that it counts in: those in which it was made.</summary>
    public IReadOnlyList<BudgetPeriod> Periods { get; }

    public DateTimeOffset At { get; }

    /// <summary>Replaces the reservation by the bill.</summary>
    public void Settle(decimal cost) => _budget.Settle(this, cost);

    /// <summary>Gives the amount back: the request is not billed.</summary>
    public void Release() => _budget.Release(this);

    /// <summary>Keeps the amount: the request ended, and whether it is billed is not known.</summary>
    public void Hold(string? requestId) => _budget.Hold(this, requestId);
}
