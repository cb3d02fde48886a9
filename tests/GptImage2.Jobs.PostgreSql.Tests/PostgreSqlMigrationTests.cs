using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.PostgreSql.Store;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Journals of earlier versions are brought up to date, and keep what they have.</summary>
public sealed class PostgreSqlMigrationTests : IAsyncLifetime
{
    private readonly PostgreSqlServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // The file is what pg_dump wrote of version 1. It stays as it is when the schema goes on.
    [Fact]
    public async Task A_journal_of_version_1_opens_and_has_what_it_had()
    {
        PostgreSqlServer.Require();
        string dump = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Source())!, "Fixtures", "version-1.sql"), Stop);
        await _server.RunAsync(dump.Replace("version_1", _server.Schema, StringComparison.Ordinal));
        JournalException readOnly = await Assert.ThrowsAsync<JournalException>(() => PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop));

        await using Journal journal = await PostgreSqlJournal.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop);

        Assert.Contains($"has version 1, and this library reads version {PostgreSqlSchema.Steps.Count}.", readOnly.Message, StringComparison.Ordinal);
        Assert.Equal(PostgreSqlSchema.Steps.Count, int.Parse(await _server.ReadAsync<string>("SELECT value FROM meta WHERE name = 'schema_version'"), System.Globalization.CultureInfo.InvariantCulture));
        // The lease of the run that had not ended is over.
        JournalRun run = await journal.Store.BeginAsync();
        Assert.Equal((1, 0.25m), (run.PossiblyBilled, run.PossiblyBilledCost));
        Assert.Equal([new JobSummary("receipts", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), 1, 1, 1, 2, 1, 0.05m, 0.25m, 1, 0.25m) { ActiveRuns = 1 }], await journal.GetJobsAsync(Stop));
        Assert.Equal("""{"merchant":"final"}""", await journal.Store.DocumentOfAsync(1));
        StoredItem failed = (await journal.Store.FindItemAsync(run.JobId, "b.jpg", Stop))!;
        Assert.Equal((ItemState.Failed, "ContractViolationException", "/total: missing", false), (failed.State, failed.ErrorType, Assert.Single(failed.Violations), failed.IsAcknowledged));
        Assert.Equal(Hash(2001), journal.Store.FindPicture("/scans/a.jpg")!.Hash);
        Assert.Equal(ItemState.Forgotten, await journal.Store.StateOfAsync(run, "forgotten.jpg"));
        Assert.Equal(ItemClaimState.Claimed, (await journal.Store.ClaimItemAsync(run, "c.jpg", Stop)).State);
        await journal.Store.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("d.jpg", new byte[] { 1 })], Stop);
        Assert.Equal("d.jpg", Assert.Single((await journal.Store.Queue.LeaseRangeAsync(run, Stop))!.Items).Key);
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
