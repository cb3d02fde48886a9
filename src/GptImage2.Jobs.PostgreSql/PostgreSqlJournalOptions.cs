using Npgsql;

namespace GptImage2;

/// <summary>Settings of a journal in PostgreSQL.</summary>
public sealed record PostgreSqlJournalOptions
{
    /// <summary>The schema of the tables: letters, digits and underscores. It is created when it is not there. The default is <c>gptimage2</c>.</summary>
    public string Schema { get; init; } = "gptimage2";

    /// <summary>
    /// How long a run is taken for alive after its process was heard of last: 3 seconds to 1 hour, by the clock of the database. The default
    /// is 30 seconds. Others take over what a process worked on that died, at the latest one and a half times as long after its death.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long reads and writes are tried again while the server cannot be reached: up to 1 day. The default is 30 seconds.</summary>
    /// <remarks>After that no more requests are sent, and the run ends.</remarks>
    public TimeSpan MaxOutage { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Changes how connections are made, such as where the password comes from; null for the connection string alone.</summary>
    public Action<NpgsqlDataSourceBuilder>? ConfigureDataSource { get; init; }

    /// <summary>The clock of the times in the journal; null for that of the system. Leases follow the clock of the database.</summary>
    public TimeProvider? TimeProvider { get; init; }

    internal void Check()
    {
        if (Schema is null or "" || Schema.Length > 63 || !Schema.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || char.IsAsciiDigit(Schema[0]))
            throw new ArgumentException($"{nameof(PostgreSqlJournalOptions)}.{nameof(Schema)} must have 1 to 63 lower-case letters, digits and underscores, and must not begin with a digit.", nameof(Schema));
        if (LeaseDuration < TimeSpan.FromSeconds(3) || LeaseDuration > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(LeaseDuration), LeaseDuration, $"{nameof(PostgreSqlJournalOptions)}.{nameof(LeaseDuration)} must be from 3 seconds to 1 hour.");
        if (MaxOutage < TimeSpan.Zero || MaxOutage > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(MaxOutage), MaxOutage, $"{nameof(PostgreSqlJournalOptions)}.{nameof(MaxOutage)} must be from 0 to 1 day.");
    }
}
