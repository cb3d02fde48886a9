namespace GptImage2.Engines.Tests.Docs;

/// <summary>The code of docs/other-engines.md that no engine has.</summary>
internal static class ReceiptSamples
{
    public static async Task<Receipt> OpenAsync(string connectionString, string path)
    {
        #region other-engines.md
        var gpt = new GptImage2Client(new GptImage2Options
        {
            AttemptTimeout = TimeSpan.FromMinutes(2),
            MaxRetries = 2,
            MaxRetryDelay = TimeSpan.FromSeconds(30),
            MaxConcurrentRequests = 16,
        });
        await using Journal journal = await PostgreSqlJournal.OpenAsync(connectionString);
        var receipts = new ReceiptReading(gpt, journal, new JobOptions { MaxCostPerDay = 50m });
        #endregion
        return await receipts.ReadAsync(path, CancellationToken.None);
    }
}
