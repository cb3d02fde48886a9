using GptImage2;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReceiptFolder.Views;

/// <summary>Shows the progress of a run: a panel in a terminal, or a line every few seconds where the output is a file or a pipe.</summary>
internal sealed class RunView : IProgress<JobProgress>, IAsyncDisposable
{
    private const int PanelMilliseconds = 250;
    private const int LineSeconds = 3;

    private readonly RunReport _report;
    private readonly PeriodicTimer _timer;
    private readonly Task _drawing;
    private volatile JobProgress? _progress;
    private volatile string? _notice;

    private RunView(RunReport report, bool isTerminal)
    {
        _report = report;
        _timer = new PeriodicTimer(isTerminal ? TimeSpan.FromMilliseconds(PanelMilliseconds) : TimeSpan.FromSeconds(LineSeconds));
        _drawing = isTerminal ? DrawPanelAsync() : WriteLinesAsync();
    }

    public static RunView Start(RunReport report) => new(report, AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected);

    public void Report(JobProgress value) => _progress = _report.Last = value;

    /// <summary>Says what became of Ctrl-C.</summary>
    /// <param name="isFirst">Whether the run is drained; otherwise it is stopped.</param>
    public void Interrupted(bool isFirst) => _notice = isFirst
        ? "Nothing new is sent. Waiting for what is sent already; Ctrl-C again stops at once."
        : "Stopping at once. What is sent already may be billed.";

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _drawing;
    }

    private Task DrawPanelAsync() => AnsiConsole.Live(new Text("Opening the journal.")).AutoClear(true).StartAsync(async context =>
    {
        while (await _timer.WaitForNextTickAsync())
        {
            if (_progress is { } progress)
                context.UpdateTarget(WithNotice(ProgressPanel.Of(progress)));
        }
    });

    private IRenderable WithNotice(IRenderable panel) => _notice is { } notice
        ? new Rows(panel, new Text(notice, new Style(Color.Yellow)))
        : panel;

    private async Task WriteLinesAsync()
    {
        string? written = null;
        while (await _timer.WaitForNextTickAsync())
        {
            if (_progress is { } progress)
                await Console.Out.WriteLineAsync(ProgressLine.Of(progress));
            if (_notice is { } notice && notice != written)
                await Console.Out.WriteLineAsync(written = notice);
        }
    }
}
