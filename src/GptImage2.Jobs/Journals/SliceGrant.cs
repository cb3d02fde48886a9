using GptImage2.Models.Budgets;

namespace GptImage2.Jobs.Journals;

/// <summary>What a run got of its budget.</summary>
/// <param name="Amount">The slice in US dollars; 0 when less than the least was left.</param>
/// <param name="Shortage">The limit that has too little left; null when there is a slice.</param>
internal sealed record SliceGrant(decimal Amount, BudgetShortage? Shortage)
{
    /// <summary>What other runs that live hold of that limit, in US dollars: their slices, and their requests that run. It may come back.</summary>
    public decimal Elsewhere { get; init; }

    /// <summary>Whether the limit has enough when others do not need what they hold.</summary>
    public bool MayComeBack => Shortage is { } shortage && shortage.Limit - shortage.Spent - shortage.Reserved + Elsewhere >= shortage.Needed;
}
