using System.Globalization;
using GptImage2;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReceiptFolder.Views;

/// <summary>The progress of a run as a panel with a bar.</summary>
internal static class ProgressPanel
{
    private const int BarWidth = 50;
    private const int MostBatches = 6;

    public static IRenderable Of(JobProgress progress)
    {
        long ended = progress.Done + progress.Failed;
        double share = progress.Total is > 0 and { } total ? Math.Min(1, (double)ended / total) : 0;
        int filled = (int)(share * BarWidth);
        string state = progress.IsEnding ? " [yellow]ending[/]" : progress.IsPaused ? " [yellow]paused[/]" : "";
        Grid grid = new Grid().AddColumns(2);
        grid.AddRow(
            new Markup($"[green]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/]"),
            new Markup(string.Create(CultureInfo.InvariantCulture, $"[bold]{share:P0}[/] {ended:N0} of {Figures.Total(progress)}{state}")));
        Grid figures = new Grid().AddColumns(2);
        figures.AddRow("speed", Figures.Speed(progress));
        figures.AddRow("cost", Figures.Money(progress));
        figures.AddRow("requests", Figures.Running(progress));
        figures.AddRow("failed", Markup.Escape(Figures.Failures(progress)));
        figures.AddRow("journal", string.Create(CultureInfo.InvariantCulture, $"{progress.FromJournal:N0} pictures came from it and cost nothing"));
        foreach (BatchSummary batch in progress.Batches.TakeLast(MostBatches))
            figures.AddRow("batch", Markup.Escape(Figures.Batch(batch)));
        return new Rows(grid, figures);
    }
}
