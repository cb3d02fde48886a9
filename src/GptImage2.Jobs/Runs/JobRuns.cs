using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Runs;

/// <summary>Runs a job: it begins the run in the journal, hands the items out, and ends the run however it ends.</summary>
internal static class JobRuns
{
    /// <summary>Runs a job over items.</summary>
    public static IAsyncEnumerable<JobItem<T>> RunAsync<TClient, TItem, T>(
        JobSource source,
        JobDefinition<TClient, TItem, T> definition,
        IAsyncEnumerable<TItem> items,
        long? total,
        JobOptions options,
        bool acknowledges,
        CancellationToken cancellationToken = default)
        where TClient : class, IJsonModeClient<TClient> => RunAsync(source, definition, _ => items, total, options, acknowledges, cancellationToken);

    /// <summary>Runs a job over items that are found for its run.</summary>
    public static async IAsyncEnumerable<JobItem<T>> RunAsync<TClient, TItem, T>(
        JobSource source,
        JobDefinition<TClient, TItem, T> definition,
        Func<JournalRun, IAsyncEnumerable<TItem>> items,
        long? total,
        JobOptions options,
        bool acknowledges,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TClient : class, IJsonModeClient<TClient>
    {
        if (options.Mode == JobMode.Batch && source.Batches is null)
            throw new InvalidOperationException($"The mode {nameof(JobMode.Batch)} needs a {nameof(GptImage2Client)}: another caller has no files and batches.");
        JournalRun run = await source.Store.BeginRunAsync(definition.Name, options.Mode.ToString(), cancellationToken).ConfigureAwait(false);
        using var runner = new JobRunner<TClient, TItem, T>(source, definition, run, options, total, cancellationToken);
        string outcome = "failed";
        var reporter = new ProgressReporter(options, runner.Read, source.Clock);
        var work = Task.Run(() => runner.WorkAsync(items(run)), CancellationToken.None);
        try
        {
            await foreach (JobItem<T> item in runner.Items.ConfigureAwait(false))
            {
                if (runner.IsStopped || acknowledges && !runner.MayHandOut())
                    break;
                yield return item;
                runner.Acknowledge(item, acknowledges);
            }

            outcome = OutcomeOf(runner.Cause, runner.IsStopped);
        }
        finally
        {
            // A reader that leaves early does not lose what is sent: it is in the journal.
            runner.Leave();
            await work.ConfigureAwait(false);
            if (source.Store.Fault is null)
                await source.Store.EndRunAsync(run, outcome).ConfigureAwait(false);
            await reporter.DisposeAsync().ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (options.Control?.IsStopped == true && runner.IsStopped)
            throw new JobStoppedException(JobStopReason.Stopped, "The run was stopped. What was sent without a reply may be billed, and stays counted. Run the job again to go on.");
        if (runner.Cause is { } cause)
            throw cause;
    }

    private static string OutcomeOf(Exception? cause, bool isStopped) => isStopped ? "stopped" : cause switch
    {
        null => "completed",
        JobStoppedException { Reason: JobStopReason.Drained } => "drained",
        _ => "failed",
    };
}
