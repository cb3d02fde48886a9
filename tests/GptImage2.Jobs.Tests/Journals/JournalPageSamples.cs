namespace GptImage2.Jobs.Tests.Journals;

/// <summary>The code of the pages journal.md and forgetting.md.</summary>
internal static class JournalPageSamples
{
    public static async Task OpenAsync()
    {
        #region journal.md
        await using Journal journal = await Journal.OpenAsync("receipts.db");
        #endregion
    }

    public static async Task LookAsync()
    {
        #region journal.md
        await using Journal journal = await Journal.OpenReadOnlyAsync("receipts.db");
        foreach (JobSummary job in await journal.GetJobsAsync())
            Console.WriteLine($"{job.Name}: {job.Done} done, {job.Failed} failed, ${job.Spent} spent");
        #endregion
    }

    public static async Task SettleAsync(Journal journal)
    {
        #region journal.md
        foreach (UnsettledRequest request in await journal.GetUnsettledAsync())
        {
            Console.WriteLine($"{request.SentAt:u} {request.Job} {request.Key} {request.RequestId}: up to ${request.Amount}");
            await journal.SettleAsync(request.Id, cost: 0.0123m);   // 0 if it was not billed
        }

        await journal.ReleaseUnsettledAsync();                      // none of the others was billed
        foreach (DailySpending day in await journal.GetSpendingAsync())
            Console.WriteLine($"{day.Day} {day.Job}: ${day.Cost} for {day.Requests} requests");
        #endregion
    }

    public static async Task ForgetAsync(Journal journal)
    {
        #region forgetting.md
        ForgetResult result = await journal.ForgetAsync("receipt-0017.jpg");                       // in all jobs
        await journal.ForgetAsync("receipts", ["receipt-0018.jpg", "receipt-0019.jpg"]);           // in one job
        Console.WriteLine($"{result.Items} items and {result.Replies} replies are gone, {result.SharedReplies} replies are still used by other items.");
        #endregion
    }

    public static async Task ForgetOldAsync(Journal journal)
    {
        #region forgetting.md
        await journal.ForgetOlderThanAsync(TimeSpan.FromDays(90));
        #endregion
    }

    public static async Task ForgetSharedAsync(Journal journal)
    {
        #region forgetting.md
        ForgetResult all = await journal.ForgetAsync("receipts", ["receipt-0020.jpg"], new ForgetOptions { IncludeShared = true });
        Console.WriteLine($"{all.OtherItems} other items lost their reply. The next run reads and pays them again.");
        #endregion
    }
}
