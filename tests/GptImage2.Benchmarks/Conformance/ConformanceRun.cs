using System.Text;
using System.Text.Json;
using GptImage2.Generated;
using GptImage2.Tests.Contracts;

namespace GptImage2.Benchmarks.Conformance;

/// <summary>Compares the readers of this runtime with the verdicts of the tests, and the scanner with <see cref="Utf8JsonReader"/>.</summary>
internal static class ConformanceRun
{
    private const int Documents = 200_000;
    private const int Seed = 20260509;

    /// <param name="verdicts">Lines of a name, a document and a verdict, as the tests write them.</param>
    /// <returns>The number of disagreements.</returns>
    public static int Print(string verdicts)
    {
        int wrong = Contracts(verdicts) + Scanner();
        Console.WriteLine(wrong == 0 ? "All agree." : $"{wrong} disagreements");
        return wrong;
    }

    private static int Contracts(string verdicts)
    {
        int agreed = 0;
        int wrong = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(verdicts))
        {
            if (line.Split('\t') is not [{ } name, { } json, { } verdict] || !CorpusReaders.ByName.TryGetValue(name, out Func<string, string>? read))
                continue;
            names.Add(name);
            string found = read(json);
            if (found == verdict || InAnyOrder(found) == InAnyOrder(verdict))
                agreed++;
            else if (wrong++ < 10)
                Console.WriteLine($"{name}: {json}\n  expected {verdict}\n  found    {found}");
        }

        Console.WriteLine($"contracts: {names.Count} types, {agreed} documents agreed, {wrong} did not");
        return names.Count == 0 ? 1 : wrong;
    }

    // Immutable and frozen collections have the order of hashes, which differ in each process.
    private static string InAnyOrder(string json) => string.Concat(json.Order());

    private static int Scanner()
    {
        var random = new RandomDocuments(Seed);
        int wrong = 0;
        for (int i = 0; i < Documents; i++)
        {
            byte[] text = random.Damaged(Encoding.UTF8.GetBytes(random.Valid()));
            var json = new JsonScanner(text);
            json.Skip();
            json.ReadEnd();
            if (json.Violated == (System.Text.Unicode.Utf8.IsValid(text) && ReaderAccepts(text)))
                wrong++;
        }

        Console.WriteLine($"scanner: {Documents - wrong} damaged documents judged as by Utf8JsonReader, {wrong} not");
        return wrong;
    }

    private static bool ReaderAccepts(byte[] text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
