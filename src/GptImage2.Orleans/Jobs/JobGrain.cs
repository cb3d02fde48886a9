using System.Diagnostics;
using GptImage2.Jobs.Journals;
using Orleans.Concurrency;

namespace GptImage2.Orleans.Jobs;

/// <inheritdoc cref="IJobGrain"/>
[GrainType("gptimage2.job")]
[StatelessWorker]
[Reentrant]
internal sealed class JobGrain(Journal journal) : Grain, IJobGrain
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private IWorkQueue Queue => journal.Store.Queue;

    public Task<bool> AddAsync(JobRange range) =>
        Queue.AddRangeAsync(this.GetPrimaryKeyString(), range.Submission, range.Number, [.. range.Keys.Zip(range.Items, static (key, item) => new WorkItem(key, item))], CancellationToken.None).AsTask();

    public Task CompleteAsync(string submission, long ranges) => Queue.CompleteAsync(submission, ranges, CancellationToken.None).AsTask();

    public async Task<JobResults> TakeAsync(string submission, long[] confirmed, int mostItems, TimeSpan wait)
    {
        long start = Stopwatch.GetTimestamp();
        if (confirmed.Length > 0)
            await Queue.ConfirmAsync(submission, confirmed, CancellationToken.None).ConfigureAwait(true);
        while (true)
        {
            WorkResults results = await Queue.ReadResultsAsync(submission, mostItems, CancellationToken.None).ConfigureAwait(true);
            if (results.Ranges.Count > 0 || results.IsOver || results.Stop is not null || Stopwatch.GetElapsedTime(start) >= wait)
            {
                return new JobResults
                {
                    Ranges = [.. results.Ranges.Select(static range => new JobRangeResults
                    {
                        Number = range.Number,
                        Results = [.. range.Results.Select(static result => result.IsForgotten ? null : result.Payload.ToArray())],
                    })],
                    IsOver = results.IsOver,
                    StopReason = results.Stop?.Reason.ToString(),
                    StopMessage = results.Stop?.Message,
                };
            }

            await Task.Delay(Poll).ConfigureAwait(true);
        }
    }

    public Task AttendAsync(string submission) => Queue.ConfirmAsync(submission, [], CancellationToken.None).AsTask();

    public Task AbandonAsync(string submission) => Queue.AbandonAsync(submission, CancellationToken.None).AsTask();

    public async Task<JobQueueTotals> ReadAsync()
    {
        WorkTotals totals = await Queue.ReadTotalsAsync(this.GetPrimaryKeyString(), CancellationToken.None).ConfigureAwait(true);
        return new JobQueueTotals { Waiting = totals.Waiting, Leased = totals.Leased, Worked = totals.Worked };
    }
}
