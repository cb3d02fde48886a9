namespace GptImage2.Jobs.Worker;

/// <summary>Opens the journal in PostgreSQL that several processes share. The server is that of <c>GPTIMAGE2_TEST_POSTGRES</c>.</summary>
internal static class SharedJournal
{
    public static Task<Journal> OpenAsync(string schema, TimeSpan? lease = null) => PostgreSqlJournal.OpenAsync(
        Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_POSTGRES")!,
        new PostgreSqlJournalOptions { Schema = schema, LeaseDuration = lease ?? TimeSpan.FromSeconds(10) });
}
