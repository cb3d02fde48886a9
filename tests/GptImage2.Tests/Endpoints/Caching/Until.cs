namespace GptImage2.Tests.Endpoints.Caching;

/// <summary>Waits for what other threads do. It ends the test when that does not happen.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest)
                throw new TimeoutException("What the test waits for did not happen.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
