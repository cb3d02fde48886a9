using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The next request could have cost more than is left of a limit. It was not sent.</summary>
public sealed class BudgetExceededException : GptImage2Exception
{
    internal BudgetExceededException(CallAccount account, string limitName, decimal limit, decimal spent, decimal estimate, IReadOnlyList<ContractViolation> violations)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The next request was not sent: it may cost ${estimate:0.######} and more, and of {limitName} = ${limit:0.######} there is ${Math.Max(0, limit - spent):0.######} left."),
            account)
    {
        Limit = limit;
        Spent = spent;
        Estimate = estimate;
        Violations = violations;
    }

    /// <summary>The limit in US dollars.</summary>
    public decimal Limit { get; }

    /// <summary>What was spent of it, in US dollars.</summary>
    public decimal Spent { get; }

    /// <summary>The least that the request would have cost in US dollars: its estimated input and a short reply.</summary>
    public decimal Estimate { get; }

    /// <summary>What is wrong with the reply that was to be corrected; empty where it was the first request.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; }
}
