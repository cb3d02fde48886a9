using System.Globalization;
using System.Text;

namespace GptImage2;

/// <summary>What a run of a job would send and cost.</summary>
public sealed record JobPlan
{
    /// <summary>The name of the job.</summary>
    public required string Job { get; init; }

    /// <summary>The number of items.</summary>
    public long Items { get; init; }

    /// <summary>The requests that would be sent. Equal ones count once.</summary>
    public long Requests { get; init; }

    /// <summary>The requests whose replies are in the journal, so that they cost nothing.</summary>
    public long Paid { get; init; }

    /// <summary>The requests that are equal to another one of the run, and are not sent.</summary>
    public long Equal { get; init; }

    /// <summary>
    /// The paid replies that a new rule rejects. Their corrections are among <see cref="Requests"/> when <see cref="JobOptions.StoredReplies"/>
    /// is <see cref="StoredReplyPolicy.Correct"/>.
    /// </summary>
    public long Rejected { get; init; }

    /// <summary>
    /// Whether there may be more requests than were counted: a call that depends on the reply of another one cannot be counted
    /// before that reply is there.
    /// </summary>
    public bool IsAtLeast { get; init; }

    /// <summary>The expected input tokens, including pictures.</summary>
    public long InputTokens { get; init; }

    /// <summary>The part of <see cref="InputTokens"/> that is pictures.</summary>
    public long PictureTokens { get; init; }

    /// <summary>The pictures whose size is not known, such as addresses. They count as one token each.</summary>
    public long PicturesOfUnknownSize { get; init; }

    /// <summary>The expected output tokens.</summary>
    public long OutputTokens { get; init; }

    /// <summary>What <see cref="OutputTokens"/> is based on. Where there are several methods, it is the weakest.</summary>
    public PlanOutputSource OutputSource { get; init; }

    /// <summary>The number of replies that it is based on.</summary>
    public long Replies { get; init; }

    /// <summary>The corrections for each request that the costs include, from earlier runs; null when nothing is known of them.</summary>
    public double? CorrectionRate { get; init; }

    /// <summary>What the pilot has cost, in US dollars; 0 without a pilot.</summary>
    public decimal PilotCost { get; init; }

    /// <summary>The items of the pilot that failed, with the message of the first.</summary>
    public IReadOnlyList<PlanProblem> PilotProblems { get; init; } = [];

    /// <summary>The run at once, by the tier of the client.</summary>
    public required ModePlan Live { get; init; }

    /// <summary>The run by the tier flex.</summary>
    public required ModePlan Flex { get; init; }

    /// <summary>The run by the Batch API.</summary>
    public required ModePlan Batch { get; init; }

    /// <summary>What is not certain about batches of the model; null when nothing is known against them.</summary>
    public string? BatchNote { get; init; }

    /// <summary>The items whose calls could not be counted.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; init; } = [];

    /// <summary>The plan as a table of several lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        CultureInfo culture = CultureInfo.InvariantCulture;
        string atLeast = IsAtLeast ? "at least " : "";
        text.Append(culture, $"{Job}: {Items:N0} items, {atLeast}{Requests:N0} requests to send, {Paid:N0} paid already");
        if (Equal > 0)
            text.Append(culture, $", {Equal:N0} equal to others");
        text.Append(culture, $"\ninput   {atLeast}{InputTokens:N0} tokens, {PictureTokens:N0} of them pictures");
        if (PicturesOfUnknownSize > 0)
            text.Append(culture, $"; {PicturesOfUnknownSize:N0} pictures have an unknown size");
        text.Append(culture, $"\noutput  {atLeast}{OutputTokens:N0} tokens, {Basis()}");
        if (CorrectionRate is { } rate)
            text.Append(culture, $"; with {rate:P1} corrections");
        text.Append(culture, $"\nlive    {atLeast}{Live}\nflex    {atLeast}{Flex}\nbatch   {atLeast}{Batch}");
        if (BatchNote is not null)
            text.Append(culture, $"\n        {BatchNote}");
        if (PilotCost > 0)
            text.Append(culture, $"\nThe pilot has cost ${PilotCost:0.0000}; its replies are in the journal.");
        if (Rejected > 0)
            text.Append(culture, $"\n{Rejected:N0} paid replies no longer fit their contract.");
        foreach (PlanProblem problem in Problems)
            text.Append(culture, $"\n{problem.Items:N0} items could not be counted: {problem.Kind}, the first is '{problem.FirstKey}': {problem.FirstMessage}");
        foreach (PlanProblem problem in PilotProblems)
            text.Append(culture, $"\n{problem.Items:N0} items of the pilot failed: {problem.Kind}, the first is '{problem.FirstKey}': {problem.FirstMessage}");
        return text.ToString();
    }

    private string Basis() => OutputSource switch
    {
        PlanOutputSource.Journal => string.Create(CultureInfo.InvariantCulture, $"from {Replies:N0} earlier replies"),
        PlanOutputSource.Pilot => string.Create(CultureInfo.InvariantCulture, $"from {Replies:N0} replies, those of the pilot among them"),
        PlanOutputSource.Contract => "guessed from the contract: a pilot would tell more",
        _ => "nothing to send",
    };
}
