namespace GptImage2.Jobs.Runs;

/// <summary>Reports the progress of a run at intervals, and once at its end.</summary>
internal sealed class ProgressReporter : IAsyncDisposable
{
    private readonly IProgress<JobProgress>? _progress;
    private readonly Func<bool, JobProgress> _read;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _reporting;

    public ProgressReporter(JobOptions options, Func<bool, JobProgress> read, TimeProvider clock)
    {
        _progress = options.Progress;
        _read = read;
        _reporting = _progress is null ? Task.CompletedTask : ReportAsync(_progress, options.ProgressInterval, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _reporting.ConfigureAwait(false);
        _over.Dispose();
        _progress?.Report(_read(true));
    }

    private async Task ReportAsync(IProgress<JobProgress> progress, TimeSpan interval, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token).ConfigureAwait(false))
                progress.Report(_read(false));
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The last report is that of the end.
        }
    }
}
