namespace GptImage2.Jobs.PostgreSql.Tests.Docs;

/// <summary>The code of docs/postgresql.md. <see cref="PostgreSqlPageTests"/> compares it with the page.</summary>
internal static class PostgreSqlSamples
{
    public static async Task ReadAsync(GptImage2Client gpt, string connectionString, FileInfo[] files)
    {
        #region postgresql.md
        await using Journal journal = await PostgreSqlJournal.OpenAsync(connectionString);
        await foreach (JobItem<Receipt> item in gpt.Job<IReceiptReader>(journal).ReadAllAsync(
            files,
            file => file.Name,
            (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", ct),
            new JobOptions { MaxCost = 40m }))
        {
            Console.WriteLine(item);
        }
        #endregion
    }
}
