using System.Globalization;
using System.Security.Cryptography;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Brings a file to the version of the schema that this library writes, or says why it cannot.</summary>
/// <param name="steps">The steps from each version to the next: <see cref="SqliteSchema.Steps"/>.</param>
/// <param name="description">What messages call the journal.</param>
internal sealed class SqliteMigration(IReadOnlyList<string> steps, string description)
{
    private const int TombstoneKeyBytes = 32;

    /// <summary>Checks that a file is a journal whose version is known, before anything is written into it.</summary>
    public void Check(SqliteDatabase database, bool mayBeOlder)
    {
        long version = ReadVersion(database);
        if (version < steps.Count && !mayBeOlder)
            throw new JournalException($"The schema of {description} has version {version}, and this library reads version {steps.Count}. Open it once with Journal.OpenAsync, which brings it up to date.");
    }

    /// <summary>Takes the missing steps, in one transaction.</summary>
    public void Migrate(SqliteDatabase database, DateTimeOffset now)
    {
        long version = ReadVersion(database);
        if (version == steps.Count)
            return;
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (string step in steps.Skip((int)version))
                database.Execute(step);
            database.Execute(SqliteSchema.Views);
            database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {SqliteSchema.ApplicationId}; PRAGMA user_version = {steps.Count}"));
            database.Run("INSERT OR IGNORE INTO meta (name, value) VALUES ('created_at', ?)", Times.ToText(now));
            database.Run("INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)", SqliteSchema.TombstoneKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TombstoneKeyBytes)));
            database.Execute("COMMIT");
        }
        catch
        {
            if (!database.IsIdle)
                database.Execute("ROLLBACK");
            throw;
        }
    }

    private long ReadVersion(SqliteDatabase database)
    {
        long version = database.Number("PRAGMA user_version") ?? 0;
        long application = database.Number("PRAGMA application_id") ?? 0;
        bool isEmpty = database.Number("SELECT COUNT(*) FROM sqlite_schema") == 0;
        if (application != SqliteSchema.ApplicationId && !(isEmpty && application == 0 && version == 0))
            throw new JournalException($"The file of {description} is an SQLite database of another program. Name another file.");
        if (version > steps.Count)
            throw new JournalException($"The schema of {description} has version {version}, and this library knows versions up to {steps.Count}. Update GptImage2.Jobs.");
        return version;
    }
}
