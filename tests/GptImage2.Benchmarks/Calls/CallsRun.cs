namespace GptImage2.Benchmarks.Calls;

/// <summary>The table of what calls cost, in a few minutes.</summary>
internal static class CallsRun
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    /// <summary>Prints the table, or does what a companion process is there for.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve"]:
                new LoopbackServer().Run();
                break;
            case ["peak", { } way, { } endpoint]:
                await PeakMemory.MeasureAsync(way, new Uri(endpoint));
                break;
            default:
                await PrintAsync();
                break;
        }
    }

    private static async Task PrintAsync()
    {
        using var server = new RemoteServer();
        Uri endpoint = await server.KeepAsync("receipt", CallNumbers.Reply());
        var goals = new Goals();
        await CallNumbers.PrintAsync(endpoint, Measured, goals);
        PeakMemory.Print(endpoint, goals);
        await StreamNumbers.PrintAsync(Measured, goals);
        MendingNumbers.Print(Measured);
        goals.Print();
    }
}
