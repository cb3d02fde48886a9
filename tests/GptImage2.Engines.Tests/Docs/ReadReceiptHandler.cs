using Wolverine;
using Wolverine.Attributes;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace GptImage2.Engines.Tests.Docs;

#region other-engines.md
public sealed record ReadReceipt(string Path);

public sealed record ReceiptWasRead(string Path, Receipt Receipt);

public static class ReadReceiptHandler
{
    public static void Configure(HandlerChain chain)
    {
        chain.OnException<PermanentFailureException>().MoveToErrorQueue();
        chain.OnAnyException().ScheduleRetry(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    }

    [MessageTimeout(30 * 60)]
    public static async Task<ReceiptWasRead> HandleAsync(ReadReceipt message, ReceiptReading receipts, CancellationToken cancellationToken) =>
        new(message.Path, await receipts.ReadAsync(message.Path, cancellationToken));
}
#endregion

/// <summary>The settings of the page.</summary>
internal static class ReadReceiptQueue
{
    public static void Configure(WolverineOptions options)
    {
        #region other-engines.md
        options.LocalQueueFor<ReadReceipt>().UseDurableInbox().MaximumParallelMessages(16);
        options.Durability.DrainTimeout = TimeSpan.FromMinutes(2);
        #endregion
    }
}
