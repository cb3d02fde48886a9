using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>The store on SQLite does what every store does.</summary>
public sealed class SqliteStoreTests : JournalStoreTests
{
    private readonly JournalFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_job_runs_once_at_a_time_and_other_jobs_beside_it()
    {
        IJournalStore store = await StartAsync();
        JournalRun first = await store.BeginAsync("a");

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => store.BeginAsync("a").AsTask());
        JournalRun other = await store.BeginAsync("b");
        await store.EndRunAsync(first, "completed");
        JournalRun second = await store.BeginAsync("a");

        Assert.Equal($"The job 'a' already runs in {store.Description}, since 2026-03-31 22:00:00Z. Wait until that run has ended, or give the other job a name of its own.", exception.Message);
        Assert.NotEqual(first.JobId, other.JobId);
        Assert.Equal(first.JobId, second.JobId);
        Assert.Null(store.Fault);
    }

    private protected override Task<IJournalStore> OpenAsync() =>
        Task.FromResult<IJournalStore>(SqliteJournalStore.Open(_folder.Path, new JournalOptions { TimeProvider = Clock, ReserveBytes = 0 }));
}
