using System.Globalization;
using System.Text;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2;

/// <summary>One request and the reply to it. A call has one, and one more for each correction.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Reply">The text of the reply as the model wrote it.</param>
/// <param name="Violations">
/// The violations of the reply after repairs; empty when the reply fits, and when it is not complete.
/// </param>
public sealed record Exchange(ExchangeKind Kind, string Reply, IReadOnlyList<ContractViolation> Violations)
{
    /// <summary>The first 1,000 repairs that were made in the reply.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    /// <summary>The number of all repairs; <see cref="Repairs"/> has the first 1,000 of them.</summary>
    public int RepairCount => RepairList.TotalOf(Repairs);

    /// <summary>What the reply changed although it was not asked to; the values of the reply before were kept.</summary>
    public IReadOnlyList<KeptValue> KeptValues { get; init; } = [];

    /// <summary>The tokens that were billed; null when the endpoint did not report them.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The cost of <see cref="Usage"/> in US dollars; null when the endpoint did not report the usage.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The id of the request; null when the endpoint sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How often the request was sent until a reply arrived.</summary>
    public int Attempts { get; init; }

    // The reply is the model's text, and would act on a terminal if it were printed as it is.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{nameof(Kind)} = {Kind}, {nameof(Reply)} = {ShownText.Escaped(Reply)}, {nameof(Violations)} = [{string.Join("; ", Violations)}]");
        text.Append(CultureInfo.InvariantCulture, $", {nameof(Repairs)} = [{string.Join("; ", Repairs)}], {nameof(KeptValues)} = [{string.Join("; ", KeptValues)}]");
        text.Append(CultureInfo.InvariantCulture, $", {nameof(Usage)} = {Usage}, {nameof(Cost)} = {Cost}, {nameof(RequestId)} = {(RequestId is null ? null : ShownText.Escaped(RequestId))}, {nameof(Attempts)} = {Attempts}");
        return true;
    }
}
