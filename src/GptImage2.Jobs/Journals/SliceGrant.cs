using GptImage2.Models.Budgets;

namespace GptImage2.Jobs.Journals;

/// <summary>What a run got of its budget.</summary>
/// <param name="Amount">The slice in US dollars; 0 when less than the least was left.</param>
/// <param name="Shortage">The limit that has too little left; null when there is a slice.</param>
internal sealed record SliceGrant(decimal Amount, BudgetShortage? Shortage);
