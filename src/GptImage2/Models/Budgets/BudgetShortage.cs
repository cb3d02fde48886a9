namespace GptImage2.Models.Budgets;

/// <summary>Why a budget could not reserve an amount.</summary>
/// <param name="LimitName">The limit.</param>
/// <param name="Limit">The limit in US dollars.</param>
/// <param name="Spent">What is spent of it.</param>
/// <param name="Reserved">What is reserved of it.</param>
/// <param name="Needed">The least that the request needs.</param>
/// <param name="ResetsAt">When the limit begins again; null for a limit that does not.</param>
internal sealed record BudgetShortage(string LimitName, decimal Limit, decimal Spent, decimal Reserved, decimal Needed, DateTimeOffset? ResetsAt);
