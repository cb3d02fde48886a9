namespace GptImage2.Jobs.Tests.Docs;

/// <summary>The code of docs/batches.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class BatchSamples
{
    public static async Task ReadAsync(GptImage2Client gpt, Journal journal, FileInfo[] files, List<Receipt> table)
    {
        #region batches.md
        await foreach (JobItem<Receipt> item in gpt.Job<IReceiptReader>(journal).ReadAllAsync(
            files,
            file => file.Name,
            (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", ct),
            new JobOptions { Mode = JobMode.Batch, MaxCost = 40m }))
        {
            if (item.IsDone)
                table.Add(item.Value);
        }
        #endregion
    }

    public static JobOptions Notify()
    {
        #region batches.md
        var notifications = new BatchNotifications();
        var options = new JobOptions
        {
            Mode = JobMode.Batch,
            Batches = new JobBatchOptions { Notifications = notifications, PollInterval = TimeSpan.FromHours(1) },
        };
        #endregion
        return options;
    }
}
