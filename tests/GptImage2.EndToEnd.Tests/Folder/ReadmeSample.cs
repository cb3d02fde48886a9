using ReceiptFolder;

namespace GptImage2.EndToEnd.Tests.Folder;

/// <summary>The code of README.md that reads a folder.</summary>
internal static class ReadmeSample
{
    public static async Task RunAsync(GptImage2Client gpt)
    {
        #region README.md
        await using Journal journal = await Journal.OpenAsync("receipts.db");
        FileInfo[] files = new DirectoryInfo("receipts").GetFiles("*.jpg");
        await foreach (JobItem<Receipt> item in gpt.Job<IReceiptReader>(journal).ReadAllAsync(
            files,
            file => file.Name,
            (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), "EUR", ct),
            new JobOptions { MaxCost = 5m }))
        {
            Console.WriteLine(item.IsDone ? $"{item.Key}: {item.Value.Total}" : $"{item.Key}: {item.Error.Message}");
        }
        #endregion
    }
}
