using Hangfire;

namespace GptImage2.Engines.Tests.Docs;

#region other-engines.md
public sealed class ReceiptJobs(ReceiptReading receipts, IReceiptTable table)
{
    [AutomaticRetry(Attempts = 5, DelaysInSeconds = [5, 60, 600], ExceptOn = [typeof(PermanentFailureException)])]
    public async Task ReadAsync(string path, CancellationToken cancellationToken)
    {
        Receipt receipt = await receipts.ReadAsync(path, cancellationToken);
        await table.SaveAsync(path, receipt, cancellationToken);
    }
}
#endregion

/// <summary>Where results are saved. A second time replaces the first one.</summary>
public interface IReceiptTable
{
    Task SaveAsync(string path, Receipt receipt, CancellationToken cancellationToken);
}

/// <summary>The server of the page.</summary>
internal static class ReceiptServer
{
    public static BackgroundJobServerOptions Options()
    {
        #region other-engines.md
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = 16,
            StopTimeout = TimeSpan.FromMinutes(2),
            ShutdownTimeout = TimeSpan.FromMinutes(3),
        };
        #endregion
        return options;
    }

    public static string Enqueue(IBackgroundJobClient jobs, string path)
    {
        #region other-engines.md
        string id = jobs.Enqueue<ReceiptJobs>(receipts => receipts.ReadAsync(path, CancellationToken.None));
        #endregion
        return id;
    }
}
