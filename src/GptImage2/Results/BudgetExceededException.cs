using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The next request was not sent, because it could cost more than is left of a cost limit.</summary>
public sealed class BudgetExceededException : GptImage2Exception
{
    internal BudgetExceededException(CallAccount account, string limitName, decimal limit, decimal spent, decimal estimate, IReadOnlyList<ContractViolation> violations)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The next request was not sent: it costs at least ${estimate:0.######}, but only ${Math.Max(0, limit - spent):0.######} is left of {limitName} = ${limit:0.######}. Raise the limit, or send less."),
            account)
    {
        Limit = limit;
        Spent = spent;
        Estimate = estimate;
        Violations = violations;
    }

    /// <summary>The limit in US dollars.</summary>
    public decimal Limit { get; }

    /// <summary>The part of the limit that is already spent, in US dollars.</summary>
    public decimal Spent { get; }

    /// <summary>The estimated minimum cost of the request in US dollars: its input and a short reply.</summary>
    public decimal Estimate { get; }

    /// <summary>The violations of the reply that the request was to correct; empty when it was the first request of the call.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; }
}
