using System.Globalization;
using GptImage2;

namespace ReceiptFolder.Views;

/// <summary>The figures of a run as text.</summary>
internal static class Figures
{
    public static string Total(JobProgress progress) => progress.Total is { } total ? Invariant($"{total:N0}") : "an unknown number";

    public static string Speed(JobProgress progress) => progress.Remaining is { } remaining
        ? Invariant($"{progress.PerMinute:N0} pictures a minute, {Duration(remaining)} left")
        : Invariant($"{progress.PerMinute:N0} pictures a minute");

    public static string Money(JobProgress progress)
    {
        string possibly = progress.PossiblyBilledRequests == 0
            ? ""
            : Invariant($", {Dollars(progress.PossiblyBilled)} possibly billed for {progress.PossiblyBilledRequests:N0} lost requests");
        return $"{Dollars(progress.Spent)} spent, {Dollars(progress.Reserved)} reserved{possibly}";
    }

    public static string Running(JobProgress progress) => Invariant($"{progress.Running:N0} running of {progress.ConcurrencyLimit:N0}");

    public static string Failures(JobProgress progress) => progress.Failures.Count == 0
        ? "0 failed"
        : Invariant($"{progress.Failed:N0} failed: ")
            + string.Join(", ", progress.Failures.OrderByDescending(static kind => kind.Value).Select(static kind => Invariant($"{kind.Key} {kind.Value:N0}")));

    /// <summary>The state of a batch, how long it waits or took, and its answers.</summary>
    public static string Batch(BatchSummary batch)
    {
        string time = batch.SubmittedAt is { } submitted ? Invariant($", {Duration((batch.EndedAt ?? DateTimeOffset.UtcNow) - submitted)} since it was submitted") : "";
        string failed = batch.Failed == 0 ? "" : Invariant($", {batch.Failed:N0} failed");
        return Invariant($"{batch.Status ?? "not submitted"}{time}, {batch.Answered:N0} of {batch.Lines:N0} answered{failed}");
    }

    public static string Dollars(decimal amount) => Invariant($"${amount:0.0000}");

    public static string Duration(TimeSpan time) => time.TotalHours >= 1 ? Invariant($"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? Invariant($"{time.Minutes} min {time.Seconds} s")
        : Invariant($"{Math.Ceiling(time.TotalSeconds):0} s");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
