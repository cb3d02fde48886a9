using System.Globalization;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>How much the benchmark of jobs does.</summary>
/// <param name="IsLong">Whether it has the sizes of the targets. The short form takes a few minutes.</param>
/// <param name="Delay">The time before each answer.</param>
/// <param name="Parts">The parts to run.</param>
internal sealed record JobsForm(bool IsLong, TimeSpan Delay, IReadOnlyCollection<string> Parts)
{
    private const string DelayPrefix = "delay=";

    private static readonly string[] AllParts = ["time", "memory", "journal", "kills", "postgres", "batches", "report"];

    /// <summary>The pictures of the job whose time is measured.</summary>
    public int Pictures => IsLong ? 100_000 : 5_000;

    /// <summary>The pictures of the job whose memory is measured.</summary>
    public int ManyPictures => IsLong ? 100_000 : 20_000;

    /// <summary>The pictures of the job that its memory is compared with.</summary>
    public int FewPictures => IsLong ? 10_000 : 5_000;

    /// <summary>The turns that the job and the bare calls take.</summary>
    public int Slices => IsLong ? 10 : 2;

    /// <summary>The items that are written to a journal.</summary>
    public int JournalItems => IsLong ? 100_000 : 20_000;

    public int Kills => IsLong ? 50 : 5;

    /// <summary>The pictures of the job that three processes share.</summary>
    public int SharedPictures => IsLong ? 20_000 : 2_000;

    /// <summary>The pictures of one megabyte that are read in batches. The short form fills one input file of nearly the greatest length, 200 MB.</summary>
    public int LargePictures => IsLong ? 1_000 : 148;

    /// <summary>The processes that are killed while they run batches.</summary>
    public int BatchKills => IsLong ? 30 : 5;

    /// <summary>The items of the journal whose report is written.</summary>
    public int ReportItems => IsLong ? 100_000 : 20_000;

    /// <summary>Reads the arguments: <c>long</c>, <c>delay=50</c>, and names of parts.</summary>
    public static JobsForm Parse(string[] arguments)
    {
        string delay = arguments.FirstOrDefault(static argument => argument.StartsWith(DelayPrefix, StringComparison.Ordinal)) ?? DelayPrefix + "50";
        string[] parts = [.. arguments.Where(static argument => argument != "long" && !argument.StartsWith(DelayPrefix, StringComparison.Ordinal))];
        if (parts.Except(AllParts).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"There is no part '{unknown}'. The parts are {string.Join(", ", AllParts)}.", nameof(arguments));
        return new JobsForm(arguments.Contains("long"), TimeSpan.FromMilliseconds(double.Parse(delay[DelayPrefix.Length..], CultureInfo.InvariantCulture)), parts is [] ? AllParts : parts);
    }
}
