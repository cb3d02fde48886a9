using System.Globalization;

namespace GptImage2.Benchmarks.Quick;

/// <summary>The targets of the library, beside the measured values.</summary>
internal sealed class Targets(IReadOnlyList<Row> rows)
{
    private readonly List<Row> _small = [.. rows.Where(row => !row.IsLarge)];
    private readonly List<Row> _large = [.. rows.Where(row => row.IsLarge)];
    private int _missed;

    public void Print()
    {
        Console.WriteLine();
        AtMost("read ÷ System.Text.Json, small replies, geometric mean", Math.Exp(_small.Average(row => Math.Log(row.Read))), 0.20);
        AtMost("read ÷ System.Text.Json, slowest small reply", _small.Max(row => row.Read), 0.25);
        AtMost("read ÷ System.Text.Json, large reply", _large.Max(row => row.Read), 0.24);
        AtMost("read ÷ bare Utf8JsonReader pass, minified", rows.Where(row => !row.IsIndented).Max(row => row.ReadToBare), 1.2);
        AtMost("read ÷ bare Utf8JsonReader pass, indented", rows.Where(row => row.IsIndented).Max(row => row.ReadToBare), 0.95);
        AtMost("HTTP body ÷ typed envelope and System.Text.Json", rows.Max(row => row.Body), 0.28);
        AtMost("bytes allocated ÷ bytes of the objects", rows.Max(row => row.Allocated), 1.05);
        AtMost("three violations ÷ System.Text.Json on a good reply", rows.Max(row => row.Spoiled), 0.6);
        AtMost("writer ÷ System.Text.Json's writer", rows.Max(row => row.Writer ?? 0), 1.0);
        if (_small.Exists(row => row.SchemaToRead is not null))
            AtLeast("System.Text.Json with NJsonSchema ÷ read", _small.Min(row => row.SchemaToRead ?? double.MaxValue), 40);
        Console.WriteLine(_missed == 0 ? "All targets are met." : $"{_missed} targets are missed.");
    }

    private void AtMost(string target, double figure, double most) => Print(figure <= most, $"{target}: {Text(figure)}, target at most {Text(most)}");

    private void AtLeast(string target, double figure, double least) => Print(figure >= least, $"{target}: {Text(figure)}, target at least {Text(least)}");

    private void Print(bool met, string line)
    {
        if (!met)
            _missed++;
        Console.WriteLine((met ? "met     " : "MISSED  ") + line);
    }

    private static string Text(double figure) => figure.ToString("0.00#", CultureInfo.InvariantCulture);
}
