namespace GptImage2.Jobs.Journals;

/// <summary>The storage of a journal. Whatever a method that returns a task has written is committed when the task ends.</summary>
/// <remarks>All members may be used by several threads at the same time.</remarks>
internal interface IJournalStore : IAsyncDisposable
{
    /// <summary>What messages call the journal: <c>the journal '/data/receipts.db'</c>.</summary>
    string Description { get; }

    /// <summary>Why nothing more can be written; null while the journal works.</summary>
    JournalException? Fault { get; }

    /// <summary>What people ask a journal for, and what they make it forget. A store has both.</summary>
    IJournalRecords Records => (IJournalRecords)this;

    /// <summary>The batches of the journal.</summary>
    IBatchRecords Batches => (IBatchRecords)this;

    /// <summary>What clients have submitted for the jobs of the journal.</summary>
    IWorkQueue Queue => (IWorkQueue)this;

    /// <summary>Throws when a run may not send any more: the journal cannot be written, or others have taken the run for dead.</summary>
    /// <exception cref="JournalException">It may not.</exception>
    void Check(JournalRun run);

    /// <summary>Begins a run of a job, and creates the job when it is new.</summary>
    /// <remarks>Runs of processes that have ended are closed: what they had sent and got no reply for stays counted, as possibly billed.</remarks>
    ValueTask<JournalRun> BeginRunAsync(string job, string mode, CancellationToken cancellationToken);

    /// <summary>Ends a run and gives back its slices of the budget.</summary>
    /// <param name="run">The run.</param>
    /// <param name="outcome">How it ended: <c>completed</c>, <c>drained</c>, <c>stopped</c> or <c>failed</c>.</param>
    ValueTask EndRunAsync(JournalRun run, string outcome);

    /// <summary>Finds the reply to a request; null when there is none.</summary>
    /// <remarks>For <see cref="ReplyTurn.First"/> it is the final document of the call where the call has ended with one.</remarks>
    ValueTask<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellationToken);

    /// <summary>Finds what is known of an item; null when it is new.</summary>
    ValueTask<StoredItem?> FindItemAsync(long job, string key, CancellationToken cancellationToken);

    /// <summary>Claims an item for a run, so that no other run works on it, until it is acknowledged or the run ends.</summary>
    ValueTask<ItemClaim> ClaimItemAsync(JournalRun run, string key, CancellationToken cancellationToken);

    /// <summary>Reserves a part of the budget for a run, from which its requests take their reservations.</summary>
    ValueTask<SliceGrant> ReserveSliceAsync(JournalRun run, SliceDemand demand, CancellationToken cancellationToken);

    /// <summary>Gives back a part of the slice of a run, which others wait for.</summary>
    ValueTask ReturnSliceAsync(JournalRun run, decimal amount);

    /// <summary>Records that a request is sent from now on. Its reservation leaves the slice of the run.</summary>
    /// <returns>
    /// False when an equal request is open in a run that lives or in a batch, or when there is a reply that <see cref="OpenRequest.Replaces"/>
    /// does not allow to replace: it may have come since the caller looked. Then nothing is recorded.
    /// </returns>
    ValueTask<bool> OpenRequestAsync(OpenRequest request, CancellationToken cancellationToken);

    /// <summary>Records a reply and its bill, and closes the request.</summary>
    ValueTask AddReplyAsync(OpenRequest request, StoredReply reply);

    /// <summary>Closes a request that is not billed. Its reservation returns to the slice of the run.</summary>
    ValueTask DropRequestAsync(OpenRequest request);

    /// <summary>Closes a request without a reply that may be billed. Its reservation stays counted.</summary>
    ValueTask KeepRequestAsync(OpenRequest request, string? requestId);

    /// <summary>Records how an item ended, with its requests and the final documents of its calls.</summary>
    ValueTask AddItemAsync(StoredItem item);

    /// <summary>Records that items were handed out and that the next one was asked for. It does not wait for the commit.</summary>
    void Acknowledge(JournalRun run, string key);

    /// <summary>Frees an item that a run has claimed and recorded, for other runs. It does not wait for the commit, and is not seen before what was recorded.</summary>
    void Release(JournalRun run, string key);

    /// <summary>Waits until everything that was recorded so far is committed.</summary>
    ValueTask FlushAsync();

    /// <summary>What the replies to requests of a method cost so far; null when there are none.</summary>
    ValueTask<Experience?> FindExperienceAsync(string method, string? model, CancellationToken cancellationToken);

    /// <summary>Finds a job by its name; null when it never ran.</summary>
    ValueTask<long?> FindJobAsync(string name, CancellationToken cancellationToken);

    /// <summary>The items of a job by what became of them, and what it has spent and reserved.</summary>
    ValueTask<JobTotals> ReadTotalsAsync(long job, CancellationToken cancellationToken);

    /// <summary>What is known of the file of a picture; null when it was never read. It must be fast: it runs for each picture.</summary>
    StoredPicture? FindPicture(string path);

    /// <summary>Records what is known of the file of a picture. It does not wait for the commit.</summary>
    void AddPicture(StoredPicture picture);
}
