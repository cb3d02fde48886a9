namespace GptImage2.Benchmarks.Generators;

/// <summary>Prints the table of the cost of our generator beside the platform's, for the same records.</summary>
internal static class GeneratorRun
{
    private const int Rounds = 9;

    public static void Print(IEnumerable<int> sizes)
    {
        Console.WriteLine($"Generators: GptImage2 ÷ System.Text.Json on the same records of 8 members, medians of {Rounds} interleaved rounds,");
        Console.WriteLine("fresh compilations in a warm process. Bytes are stable to a percent, milliseconds to a half.");
        Console.WriteLine();
        Console.WriteLine("| records | first run, time | bytes | source | unrelated edit, time | bytes | files again | one record: files again |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int size in sizes)
            PrintRow(size);
        Console.WriteLine();
        Console.WriteLine("Targets: first run at most 0.80 in time and bytes, source at most 0.50, an unrelated edit at most 0.75 in bytes and no file.");
    }

    private static void PrintRow(int size)
    {
        GeneratorCost.Measure(GeneratorSubject.Ours, size);
        GeneratorCost.Measure(GeneratorSubject.SystemTextJson, size);
        var ours = new List<GeneratorCost>();
        var theirs = new List<GeneratorCost>();
        for (int round = 0; round < Rounds; round++)
        {
            bool first = round % 2 == 0;
            if (first)
                ours.Add(GeneratorCost.Measure(GeneratorSubject.Ours, size));
            theirs.Add(GeneratorCost.Measure(GeneratorSubject.SystemTextJson, size));
            if (!first)
                ours.Add(GeneratorCost.Measure(GeneratorSubject.Ours, size));
        }

        double Ratio(Func<GeneratorCost, double> of) => Median(ours, of) / Median(theirs, of);
        Console.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"| {size} | {Ratio(cost => cost.FirstMilliseconds):0.00} ({Median(ours, cost => cost.FirstMilliseconds):0.0} ms) | {Ratio(cost => cost.FirstBytes):0.00} ({Median(ours, cost => cost.FirstBytes) / 1024:0} KB) | {Ratio(cost => cost.Characters):0.00} | {Ratio(cost => cost.EditMilliseconds):0.00} ({Median(ours, cost => cost.EditMilliseconds):0.0} ms) | {Ratio(cost => cost.EditBytes):0.00} | {ours[0].EditWritten} : {theirs[0].EditWritten} | {ours[0].ChangeWritten} : {theirs[0].ChangeWritten} |"));
    }

    private static double Median(List<GeneratorCost> costs, Func<GeneratorCost, double> of) =>
        costs.Select(of).Order().ElementAt(costs.Count / 2);
}
