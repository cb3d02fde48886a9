using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using Microsoft.Data.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>Journals of earlier versions are brought up to date, and keep what they have.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_that_was_created_and_not_yet_filled_is_version_0_and_opens()
    {
        Execute($"PRAGMA journal_mode = WAL; PRAGMA application_id = {SqliteSchema.ApplicationId}");
        JournalException readOnly = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenReadOnlyAsync(_folder.Path, Stop));

        await using (Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
            await journal.Store.PayAsync(await journal.Store.BeginAsync(), 1, "a", 1);

        Assert.StartsWith($"The schema of the journal '{_folder.Path}' has version 0, and this library reads version 3. Open it once with Journal.OpenAsync", readOnly.Message, StringComparison.Ordinal);
        Assert.Equal(SqliteSchema.Steps.Count, Number("PRAGMA user_version"));
        Assert.Equal(SqliteSchema.ApplicationId, Number("PRAGMA application_id"));
    }

    // Each file is what that version wrote. It stays as it is when the schema goes on.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_journal_of_an_earlier_version_opens_and_has_what_it_had(int version)
    {
        Execute(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Source())!, "Fixtures", $"version-{version}.sql"), Stop));

        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        // Version 2 has a line of a batch that waits.
        decimal reserved = version == 1 ? 0.25m : 0.375m;
        Assert.Equal([new JobSummary("receipts", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), 1, 1, 1, 2, 1, 0.05m, reserved, 1, 0.25m)], await journal.GetJobsAsync(Stop));
        JournalRun run = await journal.Store.BeginAsync();
        Assert.Equal((1, 0.25m), (run.PossiblyBilled, run.PossiblyBilledCost));
        Assert.Equal("""{"merchant":"final"}""", await journal.Store.DocumentOfAsync(1));
        StoredItem failed = (await journal.Store.FindItemAsync(run.JobId, "b.jpg", Stop))!;
        Assert.Equal((ItemState.Failed, "ContractViolationException", "/total: missing", false), (failed.State, failed.ErrorType, Assert.Single(failed.Violations), failed.IsAcknowledged));
        Assert.Equal(version == 1 ? [] : ["range /total"], failed.CorrectedViolations);
        Assert.Equal(Hash(2001), journal.Store.FindPicture("/scans/a.jpg")!.Hash);
        Assert.Equal(ItemState.Forgotten, await journal.Store.StateOfAsync(run, "forgotten.jpg"));
        Assert.Equal(version == 1 ? [] : ["uid-1"], (await journal.Store.Batches.AdoptBatchesAsync(run, Stop)).Select(static batch => batch.Uid));
        Assert.Equal(ItemState.Done, (await journal.Store.ClaimItemAsync(run, "a.jpg", Stop)).Item!.State);
    }

    [Fact]
    public void Steps_are_taken_from_the_version_that_the_file_has()
    {
        Execute("PRAGMA journal_mode = WAL");
        Migrate([.. SqliteSchema.Steps]);
        Execute("INSERT INTO jobs (name, created_at) VALUES ('kept', '2026-01-01T00:00:00.0000000Z')");
        string key = Text("SELECT value FROM meta WHERE name = 'tombstone_key'");

        Migrate([.. SqliteSchema.Steps, "ALTER TABLE jobs ADD COLUMN note TEXT", "UPDATE jobs SET note = 'new'"]);

        Assert.Equal(SqliteSchema.Steps.Count + 2, Number("PRAGMA user_version"));
        Assert.Equal("kept new", Text("SELECT name || ' ' || note FROM jobs"));
        Assert.Equal(key, Text("SELECT value FROM meta WHERE name = 'tombstone_key'"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        Execute("PRAGMA journal_mode = WAL");
        Migrate([.. SqliteSchema.Steps]);

        Assert.Throws<SqliteException>(() => Migrate([.. SqliteSchema.Steps, "ALTER TABLE jobs ADD COLUMN note TEXT", "this is not SQL"]));

        Assert.Equal(SqliteSchema.Steps.Count, Number("PRAGMA user_version"));
        Assert.Equal(0, Number("SELECT COUNT(*) FROM pragma_table_info('jobs') WHERE name = 'note'"));
    }

    private void Migrate(IReadOnlyList<string> steps)
    {
        using var database = SqliteDatabase.Open(_folder.Path, isReadOnly: false, TimeSpan.FromSeconds(1));
        new SqliteMigration(steps, "the journal").Migrate(database, Start);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var database = SqliteDatabase.Open(_folder.Path, isReadOnly: true, TimeSpan.FromSeconds(1));
        return database.Number(sql)!.Value;
    }

    private string Text(string sql)
    {
        using var database = SqliteDatabase.Open(_folder.Path, isReadOnly: true, TimeSpan.FromSeconds(1));
        return database.Text(sql)!;
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
