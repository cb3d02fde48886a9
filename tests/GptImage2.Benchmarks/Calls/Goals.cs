using System.Globalization;

namespace GptImage2.Benchmarks.Calls;

/// <summary>The targets of the library, beside the measured values.</summary>
internal sealed class Goals
{
    private readonly List<(bool Met, string Line)> _lines = [];
    private readonly List<string> _skipped = [];

    public void AtLeast(string goal, double figure, double least) =>
        _lines.Add((figure >= least, string.Create(CultureInfo.InvariantCulture, $"{goal}: {figure:0.00#}, target at least {least:0.00#}")));

    public void AtMost(string goal, double figure, double most) =>
        _lines.Add((figure <= most, string.Create(CultureInfo.InvariantCulture, $"{goal}: {figure:0.00#}, target at most {most:0.00#}")));

    /// <summary>A goal that cannot be measured here.</summary>
    public void Skip(string goal, string reason) => _skipped.Add($"{goal}: {reason}");

    public void Print()
    {
        Console.WriteLine();
        foreach ((bool met, string line) in _lines)
            Console.WriteLine((met ? "met     " : "MISSED  ") + line);
        foreach (string line in _skipped)
            Console.WriteLine("skipped " + line);
        int missed = _lines.Count(line => !line.Met);
        Console.WriteLine(missed == 0 ? _skipped.Count == 0 ? "All targets are met." : "All targets that were measured are met." : $"{missed} targets are missed.");
    }
}
