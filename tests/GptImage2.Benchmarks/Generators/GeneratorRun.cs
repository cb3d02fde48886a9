using System.Globalization;

namespace GptImage2.Benchmarks.Generators;

/// <summary>Prints the table of the cost of our generator beside the platform's.</summary>
internal static class GeneratorRun
{
    private const int Rounds = 9;
    private const double MostOfFirst = 0.80;
    private const double MostOfBody = 0.05;
    private const double MostOfDeclaration = 0.85;
    private const double MostOfRichDeclaration = 1.0;

    public static void Print(IReadOnlyList<int> sizes)
    {
        Console.WriteLine($"Generators: GptImage2 ÷ System.Text.Json on its records of 8 members, medians of {Rounds} interleaved rounds, fresh");
        Console.WriteLine("compilations in a warm process. Bytes are stable to a percent, milliseconds to a half. Plain records are the same for");
        Console.WriteLine("both; rich ones have doc comments, constraints, patterns and references. The edits are in a file without records.");
        Console.WriteLine();
        Console.WriteLine("| records | first run, time | bytes | source | edit in a body, time | bytes | edit of a declaration, time | bytes | files again | one record: files again |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var verdicts = new List<string>();
        foreach (int size in sizes)
        {
            foreach (GeneratorSubject ours in (GeneratorSubject[])[GeneratorSubject.Ours, GeneratorSubject.Rich])
                PrintRow(ours, size, verdicts);
        }

        Console.WriteLine();
        verdicts.ForEach(Console.WriteLine);
    }

    private static void PrintRow(GeneratorSubject subject, int size, List<string> verdicts)
    {
        GeneratorCost.Measure(subject, size);
        GeneratorCost.Measure(GeneratorSubject.SystemTextJson, size);
        var ours = new List<GeneratorCost>();
        var theirs = new List<GeneratorCost>();
        for (int round = 0; round < Rounds; round++)
        {
            bool first = round % 2 == 0;
            if (first)
                ours.Add(GeneratorCost.Measure(subject, size));
            theirs.Add(GeneratorCost.Measure(GeneratorSubject.SystemTextJson, size));
            if (!first)
                ours.Add(GeneratorCost.Measure(subject, size));
        }

        bool isRich = subject == GeneratorSubject.Rich;
        string name = isRich ? $"{size} rich" : size.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Show(static cost => cost.First)} | {Ratio(static cost => cost.Characters):0.00} | {Show(static cost => cost.Body)} | {Show(static cost => cost.Declaration)} | {ours[0].BodyWritten} : {theirs[0].BodyWritten} | {ours[0].RecordWritten} : {theirs[0].RecordWritten} |"));
        if (!isRich)
            Judge("first run", static cost => cost.First.Bytes, MostOfFirst);
        if (size >= 100)
            Judge("edit in a body", static cost => cost.Body.Bytes, MostOfBody);
        if (!isRich && size >= 100)
            Judge("edit of a declaration", static cost => cost.Declaration.Bytes, MostOfDeclaration);
        if (isRich && size == 100)
            Judge("edit of a declaration", static cost => cost.Declaration.Bytes, MostOfRichDeclaration);

        double Ratio(Func<GeneratorCost, double> of) => Median(ours, of) / Median(theirs, of);

        string Show(Func<GeneratorCost, RunCost> of) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Ratio(cost => of(cost).Milliseconds):0.00} ({Median(ours, cost => of(cost).Milliseconds):0.0} ms) | {Ratio(cost => of(cost).Bytes):0.000} ({Median(ours, cost => of(cost).Bytes) / 1024:0} KB)");

        void Judge(string what, Func<GeneratorCost, double> of, double most) => verdicts.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{(Ratio(of) <= most ? "met     " : "MISSED  ")}{name}: {what}, bytes: {Ratio(of):0.000}, target at most {most:0.00}"));
    }

    private static double Median(List<GeneratorCost> costs, Func<GeneratorCost, double> of) =>
        costs.Select(of).Order().ElementAt(costs.Count / 2);
}
