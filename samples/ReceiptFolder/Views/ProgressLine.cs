using System.Globalization;
using GptImage2;

namespace ReceiptFolder.Views;

/// <summary>The progress of a run in one line, for a file or a pipe.</summary>
internal static class ProgressLine
{
    public static string Of(JobProgress progress) => string.Join(
        " · ",
        string.Create(CultureInfo.InvariantCulture, $"{progress.Done + progress.Failed:N0} of {Figures.Total(progress)}"),
        $"{Figures.Speed(progress)}",
        Figures.Money(progress),
        Figures.Running(progress),
        Figures.Failures(progress))
        + string.Concat(progress.Batches.TakeLast(1).Select(static batch => " · last batch: " + Figures.Batch(batch)));
}
