namespace GptImage2;

/// <summary>What a <see cref="Budget"/> has spent, to be stored before a restart and given to a new budget after it.</summary>
/// <param name="Spent">The cost of all bills, in US dollars.</param>
/// <param name="Day">The last day (UTC) on which something was spent or reserved.</param>
/// <param name="SpentOnDay">The part of <paramref name="Spent"/> of that day.</param>
/// <param name="SpentInMonth">The part of <paramref name="Spent"/> of the month of that day.</param>
/// <param name="Unsettled">
/// The requests that may be billed and whose bill is not known, those that were running included. They stay reserved.
/// </param>
public sealed record BudgetState(decimal Spent, DateOnly Day, decimal SpentOnDay, decimal SpentInMonth, IReadOnlyList<UnsettledCharge> Unsettled);
