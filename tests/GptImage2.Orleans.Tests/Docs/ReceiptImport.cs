namespace GptImage2.Orleans.Tests.Docs;

#region orleans.md
public sealed class ReceiptImport(IJob<string, Receipt> receipts)
{
    public async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        await foreach (JobItem<Receipt> item in receipts.ReadAllAsync(Directory.EnumerateFiles(folder).ToAsyncEnumerable(), cancellationToken))
            Console.WriteLine($"{item} (read by {item.Worker})");
    }
}
#endregion
