using System.Globalization;
using System.Text;
using GptImage2.Results;

namespace GptImage2;

/// <summary>
/// A text breaks its contract. <see cref="Violations"/> has every place where it does. Where a constructor or setter of
/// the contract threw, its exception is the <see cref="Exception.InnerException"/>.
/// </summary>
public sealed class ContractViolationException : GptImage2Exception
{
    private const int ListedViolations = 10;

    internal ContractViolationException(IReadOnlyList<ContractViolation> violations, IReadOnlyList<string> unknownMembers, string rawReply, Exception? error = null)
        : base(Describe("The JSON", violations), innerException: error)
    {
        Violations = violations;
        UnknownMembers = unknownMembers;
        RawReply = rawReply;
    }

    internal ContractViolationException(IReadOnlyList<ContractViolation> violations, IReadOnlyList<string> unknownMembers, IReadOnlyList<Repair> repairs, IReadOnlyList<Repair> lastRepairs, CallAccount account, Exception? error = null)
        : base(Describe(account.Earlier.Count == 0 ? "The reply" : "The corrected reply", violations), account, error)
    {
        Violations = violations;
        UnknownMembers = unknownMembers;
        Repairs = repairs;
        Exchanges = [.. account.Earlier, account.ToExchange(violations, lastRepairs)];
    }

    /// <summary>All that breaks the contract, in the order of the text; at most 64.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; }

    /// <summary>
    /// JSON Pointers of members that the reply has and the contract has not, at most 64. They break nothing, but may be
    /// what was meant by a member that is missing.
    /// </summary>
    public IReadOnlyList<string> UnknownMembers { get; } = [];

    /// <summary>What could be repaired in the reply. The violations are those that are left.</summary>
    public IReadOnlyList<Repair> Repairs { get; } = [];

    private static string Describe(string what, IReadOnlyList<ContractViolation> violations)
    {
        StringBuilder text = new StringBuilder(what)
            .Append(" breaks its contract in ")
            .Append(violations.Count == 1 ? "1 place:" : string.Create(CultureInfo.InvariantCulture, $"{violations.Count} places:"));
        foreach (ContractViolation violation in violations.Take(ListedViolations))
            text.Append("\n  ").Append(violation);
        if (violations.Count > ListedViolations)
            text.Append(CultureInfo.InvariantCulture, $"\n  and {violations.Count - ListedViolations} more");
        return text.ToString();
    }
}
