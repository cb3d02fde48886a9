using System.Globalization;
using System.Runtime.CompilerServices;
using GptImage2.Benchmarks.Documents;

namespace GptImage2.Benchmarks.Quick;

/// <summary>Prints the table of ratios, in a few minutes.</summary>
internal sealed class QuickRun(TimeSpan warmup, TimeSpan measured)
{
    private readonly List<Row> _rows = [];

    public void Run()
    {
        Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "NativeAOT");

        // During the first contest of a process the JIT is still compiling in the background, so this contest does not count.
        PayloadContest.Create(Payloads.Receipt(isIndented: false)).Run(warmup, warmup);
        foreach (bool isIndented in (bool[])[false, true])
        {
            Add(Payloads.Receipt(isIndented));
            Add(Payloads.Labels(isIndented));
            Add(Payloads.Form(isIndented));
            Add(Payloads.Extraction(isIndented));
        }

        PrintRatios();
        PrintTimes();
        new Targets(_rows).Print();
    }

    private void Add<T>(Payload<T> payload)
        where T : class, IJsonContract<T>
    {
        Contest contest = PayloadContest.Create(payload);
        contest.Run(warmup, measured);
        _rows.Add(new Row(payload.Name, payload.IsIndented, payload.IsLarge, payload.MedianSize, contest));
    }

    private void PrintRatios()
    {
        Console.WriteLine("""

            Time ÷ System.Text.Json without validation; body and writer ÷ System.Text.Json's; bytes ÷ those of the objects
            (c minified, i indented; form has a union, with the discriminator last in one document of five, which System.Text.Json is
            told to allow: AllowOutOfOrderMetadataProperties)

            | payload | bytes | **read** | three violations | bare pass | objects alone | with NJsonSchema | **body** | **writer** | **allocated** | System.Text.Json allocates |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
        foreach (Row row in _rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Label} | {row.Size:N0} | **{row.Read:F3}** | {row.Spoiled:F2} | {row.Bare:F2} | {row.Graph:F3} | {Optional(row.Schema)} | {row.Body:F3} | {Optional(row.Writer)} | {row.Allocated:F3} | {row.SerializerAllocated:F2} |"));
        }
    }

    private void PrintTimes()
    {
        Console.WriteLine("""

            Microseconds, of this machine at this moment

            | payload | read | three violations | System.Text.Json | bare pass | body | body, System.Text.Json |
            |---|---|---|---|---|---|---|
            """);
        foreach (Row row in _rows)
        {
            string[] times = [.. new[]
            {
                PayloadContest.Ours, PayloadContest.Spoiled, PayloadContest.Serializer, PayloadContest.Bare, PayloadContest.OursBody, PayloadContest.SerializerBody,
            }.Select(name => (row.Contest.Time(name) / 1000).ToString("F2", CultureInfo.InvariantCulture))];
            Console.WriteLine($"| {row.Label} | {string.Join(" | ", times)} |");
        }
    }

    private static string Optional(double? ratio) => ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "–";
}
