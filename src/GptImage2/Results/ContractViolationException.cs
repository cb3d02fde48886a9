using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>
/// A text breaks its contract. <see cref="Violations"/> lists every place. When a constructor, a setter or a rule of
/// the contract threw, its exception is the <see cref="Exception.InnerException"/>.
/// </summary>
public sealed class ContractViolationException : GptImage2Exception
{
    private const int ListedViolations = 10;

    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ContractViolationException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    /// <summary>Creates an exception without a call, for a test double. Its message lists the violations, as that of a text that was read without a call.</summary>
    /// <param name="violations">The violations; at least one.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    /// <exception cref="ArgumentException">There are no violations, or one of them is null.</exception>
    public ContractViolationException(IReadOnlyList<ContractViolation> violations, Exception? innerException = null)
        : this(Checked(violations), [], null, innerException)
    {
    }

    internal ContractViolationException(IReadOnlyList<ContractViolation> violations, IReadOnlyList<string> unknownMembers, string? rawReply, Exception? error = null)
        : base(Describe("The JSON", violations), innerException: error, lines: Lines(violations))
    {
        Violations = violations;
        UnknownMembers = unknownMembers;
        RawReply = rawReply;
    }

    internal ContractViolationException(IReadOnlyList<ContractViolation> violations, IReadOnlyList<string> unknownMembers, IReadOnlyList<Repair> repairs, IReadOnlyList<Repair> lastRepairs, CallAccount account, Exception? error = null)
        : base(Describe(account.Earlier.Count == 0 ? "The reply" : "The corrected reply", violations), account, error, Lines(violations))
    {
        Violations = violations;
        UnknownMembers = unknownMembers;
        Repairs = repairs;
        KeptValues = account.AllKept;
        Exchanges = [.. account.Earlier, account.ToExchange(violations, lastRepairs)];
    }

    /// <summary>All violations of the contract, in the order of the text; at most 64.</summary>
    public IReadOnlyList<ContractViolation> Violations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    /// <summary>
    /// JSON Pointers of members of the reply that are not part of the contract, at most 64. They are not violations, but
    /// one of them may be meant as a missing member.
    /// </summary>
    public IReadOnlyList<string> UnknownMembers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    /// <summary>The first 1,000 repairs that were made in the reply. <see cref="Violations"/> lists what is left.</summary>
    public IReadOnlyList<Repair> Repairs
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    /// <summary>The number of all repairs; <see cref="Repairs"/> has the first 1,000 of them.</summary>
    public int RepairCount => RepairList.TotalOf(Repairs);

    /// <summary>
    /// What corrected replies changed or left out although they were not asked to; the values of the reply before were kept.
    /// </summary>
    public IReadOnlyList<KeptValue> KeptValues
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    private static IReadOnlyList<ContractViolation> Checked(IReadOnlyList<ContractViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return violations.Count > 0 && violations.All(static violation => violation is not null)
            ? violations
            : throw new ArgumentException("The exception needs at least one violation, and none that is null.", nameof(violations));
    }

    private static string Describe(string what, IReadOnlyList<ContractViolation> violations) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} breaks its contract in {violations.Count} {(violations.Count == 1 ? "place" : "places")}:");

    private static IEnumerable<string> Lines(IReadOnlyList<ContractViolation> violations)
    {
        foreach (ContractViolation violation in violations.Take(ListedViolations))
            yield return violation.ToString();
        if (violations.Count > ListedViolations)
            yield return string.Create(CultureInfo.InvariantCulture, $"and {violations.Count - ListedViolations} more");
    }
}
