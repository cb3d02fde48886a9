namespace GptImage2.Benchmarks.Cluster;

/// <summary>How much the benchmark of clusters does.</summary>
/// <param name="IsLong">Whether it takes longer, for figures that vary less.</param>
/// <param name="Parts">The parts to run.</param>
internal sealed record ClusterForm(bool IsLong, IReadOnlyCollection<string> Parts)
{
    private static readonly string[] AllParts = ["redis", "leases", "limit", "overhead"];

    /// <summary>The slices that are asked for.</summary>
    public int Leases => IsLong ? 200_000 : 40_000;

    /// <summary>For how long calls are measured.</summary>
    public TimeSpan Measured => TimeSpan.FromSeconds(IsLong ? 60 : 15);

    /// <summary>The calls against the limits of an account.</summary>
    public int Calls => IsLong ? 20_000 : 4_000;

    /// <summary>Reads the arguments: <c>long</c>, and names of parts.</summary>
    public static ClusterForm Parse(string[] arguments)
    {
        string[] parts = [.. arguments.Where(static argument => argument != "long")];
        if (parts.Except(AllParts).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"There is no part '{unknown}'. The parts are {string.Join(", ", AllParts)}.", nameof(arguments));
        return new ClusterForm(arguments.Contains("long"), parts is [] ? AllParts : parts);
    }
}
