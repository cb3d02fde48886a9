using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tests.Support;

/// <summary>A store that a test can make refuse to be written.</summary>
internal sealed class BreakableStore(IJournalStore store) : IJournalStore
{
    public JournalException? Broken { get; set; }

    public string Description => store.Description;

    public JournalException? Fault => Broken ?? store.Fault;

    public ValueTask<JournalRun> BeginRunAsync(string job, string mode, CancellationToken cancellationToken) => store.BeginRunAsync(job, mode, cancellationToken);

    public ValueTask EndRunAsync(JournalRun run, string outcome) => store.EndRunAsync(run, outcome);

    public ValueTask<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellationToken) => store.FindReplyAsync(key, cancellationToken);

    public ValueTask<StoredItem?> FindItemAsync(long job, string key, CancellationToken cancellationToken) => store.FindItemAsync(job, key, cancellationToken);

    public ValueTask<SliceGrant> ReserveSliceAsync(JournalRun run, SliceDemand demand, CancellationToken cancellationToken) => store.ReserveSliceAsync(run, demand, cancellationToken);

    public ValueTask ReturnSliceAsync(JournalRun run, decimal amount) => store.ReturnSliceAsync(run, amount);

    public IJournalRecords Records => store.Records;

    public IBatchRecords Batches => Broken is { } fault ? throw fault : store.Batches;

    public IWorkQueue Queue => store.Queue;

    public void Check(JournalRun run)
    {
        if (Fault is { } fault)
            throw fault;
    }

    public ValueTask<ItemClaim> ClaimItemAsync(JournalRun run, string key, CancellationToken cancellationToken) => store.ClaimItemAsync(run, key, cancellationToken);

    public ValueTask<bool> OpenRequestAsync(OpenRequest request, CancellationToken cancellationToken) => Broken is { } fault ? throw fault : store.OpenRequestAsync(request, cancellationToken);

    public ValueTask AddReplyAsync(OpenRequest request, StoredReply reply) => Broken is { } fault ? throw fault : store.AddReplyAsync(request, reply);

    public ValueTask DropRequestAsync(OpenRequest request) => store.DropRequestAsync(request);

    public ValueTask KeepRequestAsync(OpenRequest request, string? requestId) => store.KeepRequestAsync(request, requestId);

    public ValueTask AddItemAsync(StoredItem item) => store.AddItemAsync(item);

    public void Release(JournalRun run, string key) => store.Release(run, key);

    public void Acknowledge(JournalRun run, string key) => store.Acknowledge(run, key);

    public ValueTask FlushAsync() => store.FlushAsync();

    public ValueTask<Experience?> FindExperienceAsync(string method, string? model, CancellationToken cancellationToken) => store.FindExperienceAsync(method, model, cancellationToken);

    public ValueTask<long?> FindJobAsync(string name, CancellationToken cancellationToken) => store.FindJobAsync(name, cancellationToken);

    public ValueTask<JobTotals> ReadTotalsAsync(long job, CancellationToken cancellationToken) => store.ReadTotalsAsync(job, cancellationToken);

    public StoredPicture? FindPicture(string path) => store.FindPicture(path);

    public void AddPicture(StoredPicture picture) => store.AddPicture(picture);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
