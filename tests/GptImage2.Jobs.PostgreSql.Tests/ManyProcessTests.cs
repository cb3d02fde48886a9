using GptImage2.Jobs.Worker;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Processes that run the same job at the same time on one journal, while some of them are killed or halted.</summary>
public sealed class ManyProcessTests
{
    private const int Items = 60;
    private const int MostAtOnce = 4;

    // The requests that are answered before the gate is opened.
    private const int Held = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Every tenth picture is there twice.
    private static IEnumerable<int> Widths => Enumerable.Range(0, Items).Select(static number => 20 + number - (number % 10 == 9 ? 1 : 0));

    [Fact]
    public async Task Three_processes_ask_each_request_once_and_hand_out_each_item_once()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(answeredAtOnce: 0);
        string folder = await shop.MakeFolderAsync("label", Widths);
        ReadingProcess[] processes = [shop.Start(folder), shop.Start(folder), shop.Start(folder)];
        await shop.UntilAsync<long>("SELECT COUNT(DISTINCT run_id) FROM claims", 3);
        shop.OpenGate();
        await Task.WhenAll(processes.Select(static process => process.Ended)).WaitAsync(Stop);

        Assert.All(processes, static process => Assert.Equal("done", process.LastLine));
        Assert.All(processes, static process => Assert.NotEmpty(process.Keys));
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), processes.SelectMany(static process => process.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(Widths.Distinct().Count(), shop.Emulator.Requests.Count);
        Assert.Equal(Widths.Distinct().Count(), shop.Distinct);
        Assert.Equal((0L, 0L), (await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM claims"), await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM open_requests")));
    }

    [Fact]
    public async Task Equal_pictures_under_two_keys_in_two_processes_are_paid_once()
    {
        const int pictures = 12;
        await using SharedShop shop = await SharedShop.OpenAsync(answeredAtOnce: 0);
        ReadingProcess[] processes =
        [
            shop.Start(await shop.MakeFolderAsync("one", Enumerable.Range(20, pictures))),
            shop.Start(await shop.MakeFolderAsync("two", Enumerable.Range(20, pictures))),
        ];
        await shop.UntilAsync<long>("SELECT COUNT(*) FROM claims", 2 * pictures);
        shop.OpenGate();
        await Task.WhenAll(processes.Select(static process => process.Ended)).WaitAsync(Stop);

        Assert.All(processes, static process => Assert.Equal(("done", pictures), (process.LastLine, process.Keys.Distinct(StringComparer.Ordinal).Count())));
        Assert.Equal(pictures, shop.Emulator.Requests.Count);
    }

    [Fact]
    public async Task What_a_killed_process_worked_on_is_taken_over_and_only_what_it_had_sent_is_paid_again()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(Held);
        string folder = await shop.MakeFolderAsync("label", Enumerable.Range(20, 2 * Items));
        ReadingProcess[] processes = await StartAsync(shop, folder);
        await processes[0].SignalAsync("KILL");
        await shop.UntilAsync<long>("SELECT COUNT(*) FROM runs WHERE outcome = 'interrupted'", 1);
        shop.OpenGate();
        await Task.WhenAll(processes.Select(static process => process.Ended)).WaitAsync(Stop);

        Assert.All(processes[1..], static process => Assert.Equal("done", process.LastLine));
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), processes.SelectMany(static process => process.Keys).Order(StringComparer.Ordinal));
        await using Journal journal = await PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, shop.Server.Options(), Stop);
        IReadOnlyList<UnsettledRequest> unsettled = await journal.GetUnsettledAsync(Stop);
        // What is recorded ahead of its turn is at most as much again.
        Assert.InRange(unsettled.Count, 1, MostAtOnce * 2);
        Assert.All(unsettled, static request => Assert.True(request.Amount > 0));
        Assert.InRange(shop.Billed.Length - shop.Distinct, 0, unsettled.Count);
        Assert.Equal(2 * Items, shop.Distinct);
    }

    [Fact]
    public async Task A_halted_process_that_goes_on_writes_nothing_and_hands_nothing_out()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(Held);
        string folder = await shop.MakeFolderAsync("label", Enumerable.Range(20, 2 * Items));
        ReadingProcess[] processes = await StartAsync(shop, folder);
        ReadingProcess halted = processes[0];
        await halted.SignalAsync("STOP");
        string[] before = [.. halted.Keys];
        await shop.UntilAsync<long>("SELECT COUNT(*) FROM runs WHERE outcome = 'interrupted'", 1);
        shop.OpenGate();
        await Task.WhenAll(processes[1..].Select(static process => process.Ended)).WaitAsync(Stop);
        string journal = await ContentAsync(shop);
        await halted.SignalAsync("CONT");
        await halted.Ended.WaitAsync(Stop);

        Assert.Equal("ended: Journal", halted.LastLine);
        Assert.Equal(before, halted.Keys);
        Assert.Equal(journal, await ContentAsync(shop));
        Assert.All(processes[1..], static process => Assert.Equal("done", process.LastLine));
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), processes.SelectMany(static process => process.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_has_ended_is_not_handed_out_by_a_run_that_others_have_taken_over()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(int.MaxValue);
        string folder = await shop.MakeFolderAsync("label", Enumerable.Range(20, 8));
        await using Journal journal = await PostgreSqlJournal.OpenAsync(PostgreSqlServer.ConnectionString!, shop.Server.Options(), Stop);
        var gpt = new GptImage2Client(new GptImage2Options { ApiKey = shop.Emulator.ApiKey, Endpoint = shop.Emulator.Endpoint, MaxOutputTokens = 200 });
        List<string> handedOut = [];
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label> item in gpt.Job<ILabelReader>(journal).ReadAllAsync(
                Directory.GetFiles(folder), static file => Path.GetFileName(file), static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), ct), cancellationToken: Stop))
            {
                handedOut.Add(item.Key);
                await shop.UntilAsync<long>("SELECT COUNT(*) FROM items", 8);
                await shop.Server.RunAsync("UPDATE leases SET until = clock_timestamp() - interval '1 second'; SELECT expire_runs(clock_timestamp())");
                await shop.UntilAsync<long>("SELECT COUNT(*) FROM runs WHERE outcome = 'interrupted'", 1);
                long run = await shop.Server.ReadAsync<long>("SELECT id FROM runs");
                while (Record.Exception(() => journal.Store.Check(new Journals.JournalRun(run, 1, "", 0, 0))) is null)
                    await Task.Delay(20, Stop);
            }
        });

        Assert.Equal(JobStopReason.Journal, stopped.Reason);
        Assert.Contains("longer than its lease", stopped.Message, StringComparison.Ordinal);
        Assert.Single(handedOut);
    }

    // Each has requests that wait for their replies, and what was handed out is committed.
    private static async Task<ReadingProcess[]> StartAsync(SharedShop shop, string folder)
    {
        ReadingProcess[] processes = [shop.Start(folder), shop.Start(folder), shop.Start(folder)];
        await shop.UntilAsync<long>("SELECT COUNT(*) FROM items WHERE handed_out_in IS NOT NULL", Held);
        await shop.UntilAsync<long>("SELECT COUNT(DISTINCT run_id) FROM open_requests WHERE ended_at IS NULL", 3);
        while (processes.Sum(static process => process.Keys.Count) < Held)
            await Task.Delay(20, Stop);
        return processes;
    }

    // Everything that a run can write.
    private static Task<string> ContentAsync(SharedShop shop) => shop.Server.ReadAsync<string>(
        "SELECT jsonb_build_array((SELECT jsonb_agg(i ORDER BY id) FROM items AS i), (SELECT jsonb_agg(r ORDER BY id) FROM replies AS r), (SELECT jsonb_agg(o ORDER BY id) FROM open_requests AS o), (SELECT jsonb_agg(s ORDER BY run_id) FROM spending AS s), (SELECT jsonb_agg(c) FROM claims AS c))::text");
}
