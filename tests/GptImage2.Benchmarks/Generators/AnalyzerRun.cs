using System.Globalization;

namespace GptImage2.Benchmarks.Generators;

/// <summary>Prints the table of the cost of the analyzers beside the generator.</summary>
internal static class AnalyzerRun
{
    private const int Rounds = 5;
    private const double Most = 1.0;

    public static async Task PrintAsync()
    {
        await AnalyzerCost.MeasureAsync();
        var costs = new List<AnalyzerCost>();
        for (int round = 0; round < Rounds; round++)
            costs.Add(await AnalyzerCost.MeasureAsync());
        double time = Median(cost => cost.AnalyzerMilliseconds / cost.GeneratorMilliseconds);
        double bytes = Median(cost => cost.AnalyzerBytes / (double)cost.GeneratorBytes);
        Console.WriteLine();
        Console.WriteLine($"Analyzers ÷ generator on {AnalyzerSubject.Interfaces} interfaces and {AnalyzerSubject.Contracts} contracts, medians of {Rounds} rounds,");
        Console.WriteLine("fresh compilations in a warm process. Bytes are those beyond an analyzer that does nothing.");
        Console.WriteLine();
        Console.WriteLine("| time | bytes |");
        Console.WriteLine("|---:|---:|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {time:0.00} ({Median(cost => cost.AnalyzerMilliseconds):0.0} ms : {Median(cost => cost.GeneratorMilliseconds):0.0} ms) | {bytes:0.00} ({Median(cost => cost.AnalyzerBytes) / 1024:0} KB : {Median(cost => cost.GeneratorBytes) / 1024:0} KB) |"));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(time <= Most ? "met     " : "MISSED  ")}analyzers ÷ generator in time: {time:0.00}, target at most {Most:0.00}"));

        double Median(Func<AnalyzerCost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);
    }
}
