using GptImage2.Benchmarks.Calls;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>Prints what it costs that several processes share limits.</summary>
internal static class ClusterRun
{
    /// <summary>Prints the tables.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var form = ClusterForm.Parse(arguments);
        var goals = new Goals();
        if (form.Parts.Contains("redis"))
            await RedisLeases.PrintAsync(form, goals);
        if (form.Parts.Any(static part => part is "leases" or "limit" or "overhead"))
            await ClusterLimits.PrintAsync(form, goals);
        goals.Print();
    }
}
