using Temporalio.Activities;
using Temporalio.Common;
using Temporalio.Worker;
using Temporalio.Workflows;

namespace GptImage2.Engines.Tests.Docs;

#region other-engines.md
public sealed class ReceiptActivities(ReceiptReading receipts)
{
    [Activity]
    public async Task<Receipt> ReadReceiptAsync(string path)
    {
        ActivityExecutionContext context = ActivityExecutionContext.Current;
        Task<Receipt> reading = receipts.ReadAsync(path, context.CancellationToken, draining: context.WorkerShutdownToken);
        do
            context.Heartbeat();
        while (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(5))) != reading);
        return await reading;
    }
}

[Workflow]
public sealed class ReceiptWorkflow
{
    [WorkflowRun]
    public Task<Receipt> RunAsync(string path) => Workflow.ExecuteActivityAsync(
        (ReceiptActivities activities) => activities.ReadReceiptAsync(path),
        new ActivityOptions
        {
            HeartbeatTimeout = TimeSpan.FromSeconds(30),
            StartToCloseTimeout = TimeSpan.FromMinutes(30),
            RetryPolicy = new RetryPolicy
            {
                InitialInterval = TimeSpan.FromSeconds(5),
                MaximumInterval = TimeSpan.FromMinutes(10),
                MaximumAttempts = 10,
                NonRetryableErrorTypes = [nameof(PermanentFailureException)],
            },
        });
}
#endregion

/// <summary>The worker of the page.</summary>
internal static class ReceiptWorker
{
    public static TemporalWorkerOptions OptionsOf(ReceiptReading receipts)
    {
        #region other-engines.md
        TemporalWorkerOptions options = new TemporalWorkerOptions("receipts")
        {
            MaxConcurrentActivities = 16,
            GracefulShutdownTimeout = TimeSpan.FromMinutes(2),
        }.AddWorkflow<ReceiptWorkflow>().AddAllActivities(new ReceiptActivities(receipts));
        #endregion
        return options;
    }
}
