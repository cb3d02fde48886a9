namespace GptImage2.Jobs.Worker;

/// <summary>Opens a journal and keeps it open until the standard input ends.</summary>
internal static class JournalHolding
{
    public static async Task<int> RunAsync(string path)
    {
        await using Journal journal = await Journal.OpenAsync(path);
        Console.WriteLine("open");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
