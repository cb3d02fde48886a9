using System.Runtime.InteropServices;

namespace GptImage2.Jobs.Budgets;

/// <summary>What is reserved for a request.</summary>
/// <param name="Reserved">The amount in US dollars; 0 when nothing limits the cost.</param>
/// <param name="OutputLimit">The limit of output tokens to send; null to leave the one of the request.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BudgetAmount(decimal Reserved, int? OutputLimit);
