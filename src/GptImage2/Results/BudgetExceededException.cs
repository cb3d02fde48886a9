using System.Globalization;
using GptImage2.Models.Budgets;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The next request was not sent, because it could cost more than is left of a cost limit.</summary>
public sealed class BudgetExceededException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public BudgetExceededException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal BudgetExceededException(CallAccount account, BudgetShortage shortage)
        : base(Describe(shortage), account)
    {
        Limit = shortage.Limit;
        Spent = shortage.Spent;
        Reserved = shortage.Reserved;
        Estimate = shortage.Needed;
        ResetsAt = shortage.ResetsAt;
        Violations = account.Earlier is [.., var last] && account.Kind != ExchangeKind.Call ? last.Violations : [];
    }

    /// <summary>The limit in US dollars.</summary>
    public decimal Limit { get; init; }

    /// <summary>The part of the limit that is already spent, in US dollars.</summary>
    public decimal Spent { get; init; }

    /// <summary>
    /// The part of the limit that is reserved for requests that may be billed and whose bill is not known, in US dollars. See
    /// <see cref="Budget.Unsettled"/>.
    /// </summary>
    public decimal Reserved { get; init; }

    /// <summary>When the limit begins again (UTC): at the next day or month. Null for a limit that does not.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>The estimated minimum cost of the request in US dollars: its input and a short reply.</summary>
    public decimal Estimate { get; init; }

    /// <summary>The violations of the reply that the request was to correct; empty when it was the first request of the call.</summary>
    public IReadOnlyList<ContractViolation> Violations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    private static string Describe(BudgetShortage shortage)
    {
        string reserved = shortage.Reserved <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ${shortage.Reserved:0.######} is reserved for requests whose bill is not known.");
        string reset = shortage.ResetsAt is not { } at ? "" : string.Create(CultureInfo.InvariantCulture, $" The limit begins again at {at:yyyy-MM-dd HH:mm} UTC.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The next request was not sent: it costs at least ${shortage.Needed:0.######}, but only ${Math.Max(0, shortage.Limit - shortage.Spent - shortage.Reserved):0.######} is left of {shortage.LimitName} = ${shortage.Limit:0.######}.{reserved}{reset} Raise the limit, or send less.");
    }
}
