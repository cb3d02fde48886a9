using System.Globalization;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Prints the table of the cost of calls, in a few minutes.</summary>
internal static class CallsRun
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    /// <summary>Prints the table, or does the work of a companion process.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", { } milliseconds]:
                new LoopbackServer(TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture))).Run();
                break;
            case ["peak", { } way, { } endpoint]:
                await PeakMemory.MeasureAsync(way, new Uri(endpoint));
                break;
            default:
                await PrintAsync(arguments is [] ? ["whole", "limits", "memory", "streams", "repairs"] : arguments);
                break;
        }
    }

    private static async Task PrintAsync(string[] parts)
    {
        using var server = new RemoteServer();
        Uri endpoint = await server.KeepAsync("receipt", CallNumbers.Reply());
        var goals = new Goals();
        if (parts.Contains("whole"))
            await CallNumbers.PrintAsync(endpoint, Measured, goals);
        if (parts.Contains("limits"))
            await LimitNumbers.PrintAsync(endpoint, Measured, goals);
        if (parts.Contains("memory"))
            PeakMemory.Print(endpoint, goals);
        if (parts.Contains("streams"))
            await StreamNumbers.PrintAsync(Measured, goals);
        if (parts.Contains("repairs"))
            RepairNumbers.Print(Measured);
        goals.Print();
    }
}
