using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Journals.Queues;

/// <summary>What every queue throws when a call does not fit what it has.</summary>
internal static class SubmissionErrors
{
    public static ArgumentException OtherJob(string submission, string job) =>
        new($"The submission '{submission}' belongs to another job than '{job}'. Choose a new id for each submission.", nameof(job));

    public static ArgumentException IsComplete(string submission, long number) =>
        new($"The submission '{submission}' was completed with fewer ranges than {number + 1}.", nameof(number));

    public static ArgumentException OtherCount(string submission, long rangeCount) =>
        new($"The submission '{submission}' has more ranges than {rangeCount}, or was completed with another number.", nameof(rangeCount));

    public static JournalException Ended(string job) =>
        new($"The run of the job '{job}' has ended. Its ranges are free for other runs.");

    public static JournalException NotLeased(JournalRun run, WorkRange range) =>
        new($"Range {range.Number} of the submission '{range.Submission}' is not leased by run {run.Id} of the job '{run.Job}'.");
}
