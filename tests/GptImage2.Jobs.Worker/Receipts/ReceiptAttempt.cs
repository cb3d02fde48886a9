namespace GptImage2.Jobs.Worker;

/// <summary>One attempt of an engine at a receipt: it prints what was read, and does not report to the engine before the standard input ends.</summary>
internal static class ReceiptAttempt
{
    /// <summary>Makes the attempt.</summary>
    /// <param name="endpoint">The address of the API.</param>
    /// <param name="key">Its key.</param>
    /// <param name="open">Opens the journal.</param>
    /// <param name="picture">The picture of the receipt.</param>
    public static async Task<int> RunAsync(string endpoint, string key, Func<Task<Journal>> open, string picture)
    {
        var gpt = new GptImage2Client(new GptImage2Options { ApiKey = key, Endpoint = new Uri(endpoint), MaxOutputTokens = 200 });
        await using Journal journal = await open();
        Receipt receipt = await new ReceiptReading(gpt, journal, new JobOptions { MaxCostPerDay = 50m }).ReadAsync(picture, CancellationToken.None);
        Console.WriteLine($"read {receipt.Merchant}");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
