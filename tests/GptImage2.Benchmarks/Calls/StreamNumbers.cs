using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Measures the cost of one KB of a streamed reply, in short and in long replies.</summary>
internal static class StreamNumbers
{
    private const int Kilobyte = 1000;

    private static readonly int[] Sizes = [0, 1, 10, 100, 1000];

    private static readonly JsonModeStreamMethod<ReceiptLine> Items =
        new(new JsonModeMethod<IReadOnlyList<ReceiptLine>>("IShop.ListAsync", ""u8, new LineList()), JsonContract.Of<ReceiptLine>());

    private static readonly JsonModeMethod<Receipt> Snapshots = new("IShop.ReadAsync", ""u8, JsonContract.Of<Receipt>());

    public static async Task PrintAsync(TimeSpan measured, Goals goals)
    {
        Console.WriteLine("""

            A streamed reply in events of 20 to 200 bytes, without a network; µs for each KB of its text. "Beyond a call" is beyond the
            same call with an empty reply. × is the figure of that size ÷ the one of 10 KB.

            | reply | events | whole call, µs/KB | × | **beyond a call, µs/KB** | **×** | bytes allocated for each byte | parts |
            |---|---|---|---|---|---|---|---|
            """);
        await PrintAsync("items", StreamedReply.OfLines, ReadItemsAsync, measured, goals);
        await PrintAsync("snapshots", StreamedReply.OfReceipt, ReadSnapshotsAsync, measured, goals);
    }

    private static async Task PrintAsync(string kind, Func<int, StreamedReply> create, Func<GptImage2Client, StreamedReply, Task<int>> read, TimeSpan measured, Goals goals)
    {
        StreamedReply[] replies = [.. Sizes.Select(size => create(size * Kilobyte))];
        GptImage2Client[] clients = [.. replies.Select(Client)];
        Caller[] callers = [.. Enumerable.Range(0, Sizes.Length).Select(i =>
            new Caller(Name(i), () => read(clients[i], replies[i]), Math.Clamp(200 / Math.Max(Sizes[i], 1), 1, 100)))];
        var contest = new CallContest(callers);
        await contest.RunAsync(measured / 2, measured);

        double empty = replies[0].Text.Length / (double)Kilobyte;
        double Whole(int i) => contest.Time(Name(i)) / (replies[i].Text.Length / (double)Kilobyte);
        double Beyond(int i) => contest.Excess(Name(i), Name(0)) / (replies[i].Text.Length / (double)Kilobyte - empty);
        for (int i = 1; i < Sizes.Length; i++)
        {
            double allocated = (contest.Bytes(Name(i)) - contest.Bytes(Name(0))) / (replies[i].Text.Length - replies[0].Text.Length);
            Console.WriteLine(Text.Row(
                $"{kind}, {Sizes[i]} KB",
                $"{replies[i].EventCount:N0}",
                $"{Whole(i):F1}",
                $"{Whole(i) / Whole(2):F2}",
                $"**{Beyond(i):F2}**",
                $"**{Beyond(i) / Beyond(2):F2}**",
                $"{allocated:F1}",
                $"{await read(clients[i], replies[i]):N0}"));
            if (i != 2)
                goals.AtMost($"streamed {kind}, cost of a KB at {Sizes[i]} KB ÷ at 10 KB", Beyond(i) / Beyond(2), 1.15);
        }
    }

    private static string Name(int index) => $"{Sizes[index]}";

    private static GptImage2Client Client(StreamedReply reply) => new(new GptImage2Options
    {
        ApiKey = "benchmark-key",
        Endpoint = new Uri("http://127.0.0.1/v1"),
        HttpClient = new HttpClient(new CannedHandler(reply.Events)),
    });

    private static async Task<int> ReadItemsAsync(GptImage2Client client, StreamedReply reply)
    {
        int count = 0;
        await foreach (ReceiptLine line in client.Stream(Items, new UserMessage().Text("List."u8), null, CancellationToken.None))
        {
            GC.KeepAlive(line);
            count++;
        }

        return count == reply.Items ? count : throw new InvalidOperationException("Items were lost.");
    }

    private static async Task<int> ReadSnapshotsAsync(GptImage2Client client, StreamedReply reply)
    {
        int count = 0;
        Receipt? last = null;
        await foreach (JsonModeSnapshot<Receipt> snapshot in client.StreamSnapshots(Snapshots, new UserMessage().Text("Read."u8), null, CancellationToken.None))
        {
            last = snapshot.Result?.Value;
            count++;
        }

        return reply.Items == 0 || last?.Lines.Count == reply.Items ? count : throw new InvalidOperationException("The receipt is not whole.");
    }
}
