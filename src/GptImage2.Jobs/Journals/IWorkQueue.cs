namespace GptImage2.Jobs.Journals;

/// <summary>The items that clients have submitted for jobs, in ranges, and what runs have made of them.</summary>
/// <remarks>
/// All members may be used by several threads at the same time. Whatever a method has written is committed when its task ends. A range is leased by
/// a run, and free again when that run ends or counts as dead. A call whose answer was lost may be made again: it does nothing a second time.
/// </remarks>
internal interface IWorkQueue
{
    /// <summary>Adds a range to a submission, and creates the submission with its first one.</summary>
    /// <param name="job">The job that works the items. It is created when it is new.</param>
    /// <param name="submission">An id that the client chose, and uses for nothing else.</param>
    /// <param name="number">The number of the range in the submission, from 0. A range with a number that was added before is left out.</param>
    /// <param name="items">The items, at least one. No key is there twice.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the submission is over, so that no one works the range.</returns>
    /// <exception cref="ArgumentException">The submission belongs to another job, or was completed with fewer ranges.</exception>
    ValueTask<bool> AddRangeAsync(string job, string submission, long number, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken);

    /// <summary>Says how many ranges a submission has. It is over when that many were delivered. A submission that is over, or not known, is left as it is.</summary>
    /// <exception cref="ArgumentException">The submission has more ranges, or was completed with another number.</exception>
    ValueTask CompleteAsync(string submission, long rangeCount, CancellationToken cancellationToken);

    /// <summary>Finds a submission; null when it is over, or not known.</summary>
    ValueTask<Submission?> FindSubmissionAsync(string submission, CancellationToken cancellationToken);

    /// <summary>Whether a job has a range that waits for a run.</summary>
    ValueTask<bool> HasWorkAsync(string job, CancellationToken cancellationToken);

    /// <summary>Leases the oldest range of the job of a run that is neither worked nor leased by a run that lives; null when there is none.</summary>
    /// <exception cref="JournalException">The run has ended, or others have taken it for dead.</exception>
    ValueTask<WorkRange?> LeaseRangeAsync(JournalRun run, CancellationToken cancellationToken);

    /// <summary>Records the results of a range, all or none, and deletes what its items were given with. The items count as handed out, and are free for other runs.</summary>
    /// <param name="run">The run that has leased it.</param>
    /// <param name="range">The range.</param>
    /// <param name="results">One result for each item, in the order of the items. Those of items that were forgotten are dropped.</param>
    /// <exception cref="JournalException">The run has ended, others have taken it for dead, or it has not leased the range.</exception>
    ValueTask CompleteRangeAsync(JournalRun run, WorkRange range, IReadOnlyList<WorkResult> results);

    /// <summary>Gives a range back, so that other runs work it. A range that the run has not leased is left as it is.</summary>
    /// <exception cref="JournalException">The run has ended, or others have taken it for dead. Its ranges are free.</exception>
    ValueTask ReturnRangeAsync(JournalRun run, WorkRange range);

    /// <summary>Reads ranges of a submission that are worked and not confirmed, in the order in which they were completed.</summary>
    /// <param name="submission">The submission. A client reads after it has added its first range.</param>
    /// <param name="mostItems">How many items at most. The first range is read also when it has more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<WorkResults> ReadResultsAsync(string submission, int mostItems, CancellationToken cancellationToken);

    /// <summary>Deletes the results of ranges that the client has. Ranges that are not worked, or not known, are left out.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="ranges">The numbers of the ranges.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask ConfirmAsync(string submission, IReadOnlyCollection<long> ranges, CancellationToken cancellationToken);

    /// <summary>Ends a submission whose client has left. Ranges that are leased are worked, and their results are dropped.</summary>
    ValueTask AbandonAsync(string submission, CancellationToken cancellationToken);

    /// <summary>Ends the work on a submission whose items cannot be read, such as when a limit of cost is reached. What is worked is still delivered. Only the first reason counts.</summary>
    ValueTask StopAsync(string submission, SubmissionStop stop, CancellationToken cancellationToken);

    /// <summary>Abandons the submissions whose clients have neither added, completed, read nor confirmed for longer than a time.</summary>
    /// <returns>How many they were.</returns>
    ValueTask<int> AbandonUnattendedAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>The items of a job that are in the queue.</summary>
    ValueTask<WorkTotals> ReadTotalsAsync(string job, CancellationToken cancellationToken);
}
