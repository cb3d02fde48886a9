using System.Text;
using GptImage2.Benchmarks.Contracts;
using GptImage2.Benchmarks.Documents;
using GptImage2.Benchmarks.Quick;
using GptImage2.Calls;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Measures the cost of repairing a reply.</summary>
internal static class RepairNumbers
{
    private const string Plain = "plain read";

    public static void Print(TimeSpan measured)
    {
        byte[][] clean = Payloads.Receipt(isIndented: false).Documents;
        byte[][] unknown = Change(clean, text => "{\"confidence\":1," + text[1..]);
        byte[][] fenced = Change(clean, text => $"Here it is:\n```json\n{text}\n```");
        byte[][] twice = Change(fenced, Misspell);
        Contender[] contenders =
        [
            new(Plain, i => ContractReader.Read(JsonContract.Of<Receipt>(), clean[i])),
            Way("clean, Strict", clean, Leniency.Strict, 0),
            Way("clean, Certain", clean, Leniency.Certain, 0),
            Way("clean, Lossy", clean, Leniency.Lossy, 0),
            Way("one unknown member, Certain", unknown, Leniency.Certain, 0),
            Way("prose and a fence, Certain", fenced, Leniency.Certain, 2),
            Way("prose, a fence and two repairs, Certain", twice, Leniency.Certain, 4),
        ];
        var contest = new Contest(contenders, clean.Length);
        contest.Run(measured / 3, measured);
        Console.WriteLine("""

            Reading receipts of 1 KB, with what repairing takes

            | reply | ÷ plain read | µs | KiB allocated |
            |---|---|---|---|
            """);
        foreach (Contender contender in contenders)
        {
            Console.WriteLine(Text.Row(
                contender.Name,
                $"{contest.Ratio(contender.Name, Plain):F2}",
                $"{contest.Time(contender.Name) / 1000:F2}",
                $"{contest.Bytes(contender.Name) / 1024:F2}"));
        }
    }

    private static Contender Way(string name, byte[][] documents, Leniency leniency, int repairs)
    {
        var contract = JsonContract.Of<Receipt>();
        foreach (byte[] document in documents)
        {
            RepairedReading<Receipt> reading = ReplyReader.Read(contract, document, leniency, CancellationToken.None);
            if (reading.Reading.Violations.Count > 0 || reading.Repairs.Count != repairs)
                throw new InvalidOperationException($"'{name}' has {reading.Reading.Violations.Count} violations and {reading.Repairs.Count} repairs: {Encoding.UTF8.GetString(document)}");
        }

        return new Contender(name, i => ReplyReader.Read(contract, documents[i], leniency, CancellationToken.None).Reading.Value);
    }

    private static byte[][] Change(byte[][] documents, Func<string, string> change) =>
        [.. documents.Select(document => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(document))))];

    // The name of a required member, and a number as text.
    private static string Misspell(string text)
    {
        int tax = text.IndexOf("\"tax\":", StringComparison.Ordinal) + 6;
        int end = text.IndexOf(',', tax);
        return (text[..tax] + '"' + text[tax..end] + '"' + text[end..]).Replace("\"merchant\":", "\"Merchant\":", StringComparison.Ordinal);
    }
}
