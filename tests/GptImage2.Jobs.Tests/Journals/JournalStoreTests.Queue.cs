using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What clients submit, and what becomes of it.</summary>
public abstract partial class JournalStoreTests
{
    [Fact]
    public async Task A_submission_goes_from_the_client_to_a_run_and_back()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        Assert.True(await queue.AddRangeAsync("receipts", "s", 0, Items("a", "é ☕ 'b'"), Stop));
        Assert.True(await queue.AddRangeAsync("receipts", "s", 1, Items(""), Stop));
        await queue.CompleteAsync("s", 2, Stop);
        Assert.Equal(new Submission("s", "receipts", Start) { IsComplete = true, Ranges = 2, Items = 3 }, await queue.FindSubmissionAsync("s", Stop));
        Assert.Equal(new WorkTotals(3, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
        JournalRun run = await store.BeginAsync();
        Assert.True(await queue.HasWorkAsync("receipts", Stop));

        WorkRange first = (await queue.LeaseRangeAsync(run, Stop))!;
        WorkRange second = (await queue.LeaseRangeAsync(run, Stop))!;

        Assert.Equal("s 0: a=a, é ☕ 'b'=é ☕ 'b'", Shown(first));
        Assert.Equal("s 1: =", Shown(second));
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        Assert.False(await queue.HasWorkAsync("receipts", Stop));
        Assert.Equal(new WorkTotals(0, 3, 0), await queue.ReadTotalsAsync("receipts", Stop));
        Assert.Equal((0, false), Counted(await queue.ReadResultsAsync("s", 10, Stop)));

        await queue.CompleteRangeAsync(run, second, ResultsOf(second));
        await queue.CompleteRangeAsync(run, first, ResultsOf(first));

        // In the order in which they were completed.
        WorkResults results = await queue.ReadResultsAsync("s", 10, Stop);
        Assert.Equal(["1: =read ", "0: a=read a, é ☕ 'b'=read é ☕ 'b'"], results.Ranges.Select(Shown));
        Assert.Equal(new WorkTotals(0, 0, 3), await queue.ReadTotalsAsync("receipts", Stop));
        Assert.Equal(new Submission("s", "receipts", Start) { IsComplete = true, Ranges = 2, Items = 3, Worked = 2 }, await queue.FindSubmissionAsync("s", Stop));

        await queue.ConfirmAsync("s", [1], Stop);
        Assert.Equal([0], (await queue.ReadResultsAsync("s", 10, Stop)).Ranges.Select(static range => range.Number));
        Assert.Equal(1, (await queue.FindSubmissionAsync("s", Stop))!.Confirmed);
        await queue.ConfirmAsync("s", [0], Stop);

        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
        Assert.Null(await queue.FindSubmissionAsync("s", Stop));
        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
    }

    [Fact]
    public async Task What_is_sent_again_is_done_once()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        for (int time = 0; time < 2; time++)
            Assert.True(await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop));
        Assert.Equal(1, (await queue.FindSubmissionAsync("s", Stop))!.Items);
        WorkRange range = (await queue.LeaseRangeAsync(run, Stop))!;
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        await queue.CompleteRangeAsync(run, range, ResultsOf(range));
        await queue.CompleteRangeAsync(run, range, [new WorkResult("a", Encoding.UTF8.GetBytes("another"))]);
        Assert.Equal("0: a=read a", Shown(Assert.Single((await queue.ReadResultsAsync("s", 10, Stop)).Ranges)));
        Assert.Single((await queue.ReadResultsAsync("s", 10, Stop)).Ranges);
        for (int time = 0; time < 2; time++)
            await queue.ConfirmAsync("s", [0, 7], Stop);
        // The range is confirmed, and the submission is not over: the client may add more, but not that one.
        Assert.True(await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop));
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        for (int time = 0; time < 2; time++)
            await queue.CompleteAsync("s", 1, Stop);

        // Late copies of what was sent find the submission over.
        Assert.False(await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop));
        await queue.ConfirmAsync("s", [0], Stop);
        await queue.CompleteAsync("s", 1, Stop);
        await queue.AbandonAsync("s", Stop);
        await queue.CompleteRangeAsync(run, range, ResultsOf(range));
        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
    }

    [Fact]
    public async Task A_submission_that_is_not_known_is_over()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;

        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
        await queue.CompleteAsync("s", 1, Stop);
        await queue.ConfirmAsync("s", [0], Stop);
        await queue.AbandonAsync("s", Stop);
        Assert.Null(await queue.FindSubmissionAsync("s", Stop));
        Assert.False(await queue.HasWorkAsync("receipts", Stop));
        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
        Assert.Null(await queue.LeaseRangeAsync(await store.BeginAsync(), Stop));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        await queue.AddRangeAsync("receipts", "s", 1, Items("a", "b"), Stop);

        await RefusedAsync("another job", () => queue.AddRangeAsync("other", "s", 2, Items("a"), Stop).AsTask());
        await RefusedAsync("at least one item", () => queue.AddRangeAsync("receipts", "s", 2, [], Stop).AsTask());
        await RefusedAsync("twice", () => queue.AddRangeAsync("receipts", "s", 2, Items("a", "a"), Stop).AsTask());
        await RefusedAsync("number", () => queue.AddRangeAsync("receipts", "s", -1, Items("a"), Stop).AsTask());
        await RefusedAsync("more ranges than 1", () => queue.CompleteAsync("s", 1, Stop).AsTask());
        await RefusedAsync("rangeCount", () => queue.CompleteAsync("s", -1, Stop).AsTask());
        await queue.CompleteAsync("s", 2, Stop);
        await RefusedAsync("another number", () => queue.CompleteAsync("s", 3, Stop).AsTask());
        await RefusedAsync("fewer ranges than 3", () => queue.AddRangeAsync("receipts", "s", 2, Items("a"), Stop).AsTask());
        await RefusedAsync("mostItems", () => queue.ReadResultsAsync("s", 0, Stop).AsTask());
        WorkRange range = (await queue.LeaseRangeAsync(run, Stop))!;
        await RefusedAsync("1 results", () => queue.CompleteRangeAsync(run, range, [Result("a")]).AsTask());
        await RefusedAsync("place 0", () => queue.CompleteRangeAsync(run, range, [Result("b"), Result("a")]).AsTask());

        Assert.Equal(new WorkTotals(0, 2, 0), await queue.ReadTotalsAsync("receipts", Stop));

        static async Task RefusedAsync(string reason, Func<Task> call) => Assert.Contains(reason, (await Assert.ThrowsAnyAsync<ArgumentException>(call)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_that_lease_at_the_same_time_get_different_ranges()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun[] runs = [await store.BeginAsync(), await store.BeginAsync(), await store.BeginAsync()];
        JournalRun other = await store.BeginAsync("other");
        for (int number = 0; number < 60; number++)
            await queue.AddRangeAsync("receipts", "s", number, Items($"item {number}"), Stop);
        Assert.Null(await queue.LeaseRangeAsync(other, Stop));

        long[][] leased = await Task.WhenAll(runs.Select(run => Task.Run(
            async () =>
            {
                List<long> mine = [];
                while (await queue.LeaseRangeAsync(run, Stop) is { } range)
                    mine.Add(range.Number);
                return mine.ToArray();
            },
            Stop)));

        Assert.Equal(Enumerable.Range(0, 60).Select(static number => (long)number), leased.SelectMany(static mine => mine).Order());
        // Each gets the oldest that is left.
        Assert.All(leased, static mine => Assert.Equal(mine.Order(), mine));
    }

    [Fact]
    public async Task The_ranges_of_a_run_that_ends_are_free_and_it_cannot_complete_them()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun first = await store.BeginAsync();
        JournalRun second = await store.BeginAsync();
        await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop);
        await queue.AddRangeAsync("receipts", "s", 1, Items("b"), Stop);
        WorkRange worked = (await queue.LeaseRangeAsync(first, Stop))!;
        await queue.CompleteRangeAsync(first, worked, ResultsOf(worked));
        WorkRange range = (await queue.LeaseRangeAsync(first, Stop))!;
        Assert.Null(await queue.LeaseRangeAsync(second, Stop));
        await Assert.ThrowsAsync<JournalException>(() => queue.CompleteRangeAsync(second, range, ResultsOf(range)).AsTask());
        await queue.ReturnRangeAsync(second, range);
        Assert.False(await queue.HasWorkAsync("receipts", Stop));

        await store.EndRunAsync(first, "stopped");

        Assert.True(await queue.HasWorkAsync("receipts", Stop));
        await Assert.ThrowsAsync<JournalException>(() => queue.CompleteRangeAsync(first, range, ResultsOf(range)).AsTask());
        await Assert.ThrowsAsync<JournalException>(() => queue.ReturnRangeAsync(first, range).AsTask());
        await Assert.ThrowsAsync<JournalException>(() => queue.LeaseRangeAsync(first, Stop).AsTask());
        WorkRange again = (await queue.LeaseRangeAsync(second, Stop))!;
        Assert.Equal("s 1: b=b", Shown(again));
        Assert.Null(await queue.LeaseRangeAsync(second, Stop));
        Assert.Equal([0], (await queue.ReadResultsAsync("s", 10, Stop)).Ranges.Select(static found => found.Number));
    }

    [Fact]
    public async Task A_range_that_is_given_back_is_the_oldest_again()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun first = await store.BeginAsync();
        JournalRun second = await store.BeginAsync();
        foreach (int number in (int[])[0, 1])
            await queue.AddRangeAsync("receipts", "s", number, Items($"item {number}"), Stop);
        WorkRange range = (await queue.LeaseRangeAsync(first, Stop))!;

        await queue.ReturnRangeAsync(first, range);
        await queue.ReturnRangeAsync(first, range);

        Assert.Equal(0, (await queue.LeaseRangeAsync(second, Stop))!.Number);
        await Assert.ThrowsAsync<JournalException>(() => queue.CompleteRangeAsync(first, range, ResultsOf(range)).AsTask());
        Assert.Equal(1, (await queue.LeaseRangeAsync(first, Stop))!.Number);
    }

    [Fact]
    public async Task Results_are_read_in_portions()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        await queue.AddRangeAsync("receipts", "s", 0, Items("a", "b", "c"), Stop);
        await queue.AddRangeAsync("receipts", "s", 1, Items("d"), Stop);
        await queue.AddRangeAsync("receipts", "s", 2, Items("e", "f"), Stop);
        await queue.AddRangeAsync("receipts", "another", 0, Items("a"), Stop);
        while (await queue.LeaseRangeAsync(run, Stop) is { } range)
            await queue.CompleteRangeAsync(run, range, ResultsOf(range));

        Assert.Equal([0], await NumbersAsync(1));
        Assert.Equal([0], await NumbersAsync(3));
        Assert.Equal([0, 1], await NumbersAsync(5));
        Assert.Equal([0, 1, 2], await NumbersAsync(6));

        async Task<IEnumerable<long>> NumbersAsync(int most) => (await queue.ReadResultsAsync("s", most, Stop)).Ranges.Select(static range => range.Number);
    }

    [Fact]
    public async Task A_submission_whose_client_has_left_is_not_worked()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        for (int number = 0; number < 4; number++)
            await queue.AddRangeAsync("receipts", "s", number, Items($"item {number}"), Stop);
        WorkRange worked = (await queue.LeaseRangeAsync(run, Stop))!;
        WorkRange leased = (await queue.LeaseRangeAsync(run, Stop))!;
        WorkRange returned = (await queue.LeaseRangeAsync(run, Stop))!;
        await queue.CompleteRangeAsync(run, worked, ResultsOf(worked));

        await queue.AbandonAsync("s", Stop);
        await queue.AbandonAsync("s", Stop);

        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
        Assert.False(await queue.HasWorkAsync("receipts", Stop));
        Assert.Equal(new WorkTotals(0, 2, 0), await queue.ReadTotalsAsync("receipts", Stop));
        Assert.False(await queue.AddRangeAsync("receipts", "s", 4, Items("late"), Stop));
        await queue.CompleteRangeAsync(run, leased, ResultsOf(leased));
        await queue.CompleteRangeAsync(run, leased, ResultsOf(leased));
        await queue.ReturnRangeAsync(run, returned);
        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
    }

    [Fact]
    public async Task A_run_that_ends_leaves_nothing_of_abandoned_submissions()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop);
        Assert.NotNull(await queue.LeaseRangeAsync(run, Stop));
        await queue.AbandonAsync("s", Stop);

        await store.EndRunAsync(run, "stopped");

        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));
        Assert.Null(await queue.LeaseRangeAsync(await store.BeginAsync(), Stop));
    }

    [Fact]
    public async Task Submissions_without_a_client_are_abandoned()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        await queue.AddRangeAsync("receipts", "s", 0, Items("a"), Stop);
        await queue.AddRangeAsync("other", "t", 0, Items("a"), Stop);
        Assert.Equal(0, await queue.AbandonUnattendedAsync(TimeSpan.FromHours(1), Stop));
        Assert.NotNull(await queue.FindSubmissionAsync("s", Stop));

        // A negative age is later than the last that was heard of them.
        Assert.Equal(2, await queue.AbandonUnattendedAsync(TimeSpan.FromHours(-1), Stop));

        Assert.Equal(0, await queue.AbandonUnattendedAsync(TimeSpan.FromHours(-1), Stop));
        Assert.Null(await queue.FindSubmissionAsync("s", Stop));
        Assert.False(await queue.HasWorkAsync("receipts", Stop));
    }

    [Fact]
    public async Task A_forgotten_key_is_deleted_wherever_it_is_in_the_queue()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        for (int number = 0; number < 3; number++)
            await queue.AddRangeAsync("receipts", "s", number, Items("Anna", $"item {number}"), Stop);
        await queue.AddRangeAsync("other", "t", 0, Items("Anna"), Stop);
        WorkRange worked = (await queue.LeaseRangeAsync(run, Stop))!;
        await queue.CompleteRangeAsync(run, worked, ResultsOf(worked));
        WorkRange leased = (await queue.LeaseRangeAsync(run, Stop))!;

        ForgetResult result = await store.Records.ForgetAsync("receipts", ["Anna", "unknown"], new ForgetOptions(), Stop);

        Assert.Equal((1, 1), (result.Items, result.UnknownKeys));
        await queue.CompleteRangeAsync(run, leased, ResultsOf(leased));
        WorkRange waiting = (await queue.LeaseRangeAsync(run, Stop))!;
        Assert.Equal("s 2: forgotten, item 2=item 2", Shown(waiting));
        await queue.CompleteRangeAsync(run, waiting, ResultsOf(waiting));
        Assert.Equal(
            ["0: forgotten, item 0=read item 0", "1: forgotten, item 1=read item 1", "2: forgotten, item 2=read item 2"],
            (await queue.ReadResultsAsync("s", 10, Stop)).Ranges.Select(Shown));
        // It was read while it was forgotten, so that the journal does not take it.
        await store.AddItemAsync(Item(run, "Anna"));
        Assert.Equal(ItemState.Forgotten, await store.StateOfAsync(run, "Anna"));
        // The other job has it until it is forgotten in all jobs.
        Assert.Equal((1, 0), await store.Records.ForgetAsync(null, ["Anna"], new ForgetOptions(), Stop) is { } all ? (all.Items, all.UnknownKeys) : default);
        Assert.Equal("t 0: forgotten", Shown((await queue.LeaseRangeAsync(await store.BeginAsync("other"), Stop))!));
    }

    [Fact]
    public async Task Old_results_are_forgotten_and_what_waits_is_not()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        foreach (int number in (int[])[0, 1, 2])
            await queue.AddRangeAsync("receipts", "s", number, Items("a"), Stop);
        await WorkAsync();
        await store.AddItemAsync(Item(run, "a"));
        Clock.Now += TimeSpan.FromDays(10);
        await WorkAsync();

        await store.Records.ForgetOlderThanAsync(TimeSpan.FromDays(1), Stop);

        await WorkAsync();
        Assert.Equal(["0: forgotten", "1: a=read a", "2: a=read a"], (await queue.ReadResultsAsync("s", 10, Stop)).Ranges.Select(Shown));

        async Task WorkAsync()
        {
            WorkRange range = (await queue.LeaseRangeAsync(run, Stop))!;
            await queue.CompleteRangeAsync(run, range, ResultsOf(range));
        }
    }

    [Fact]
    public async Task Large_payloads_go_through_the_queue()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        byte[][] payloads = [.. Enumerable.Range(0, 3).Select(static seed => Bytes(seed, 1 << 20))];
        byte[][] results = [.. Enumerable.Range(10, 3).Select(static seed => Bytes(seed, 1 << 20))];
        await queue.AddRangeAsync("receipts", "s", 0, [.. payloads.Select(static (payload, number) => new WorkItem($"item {number}", payload))], Stop);

        WorkRange range = (await queue.LeaseRangeAsync(run, Stop))!;
        await queue.CompleteRangeAsync(run, range, [.. range.Items.Select((item, number) => new WorkResult(item.Key, results[number]))]);

        Assert.Equal(payloads, range.Items.Select(static item => item.Payload.ToArray()));
        Assert.Equal(results, Assert.Single((await queue.ReadResultsAsync("s", 1, Stop)).Ranges).Results.Select(static result => result.Payload.ToArray()));

        static byte[] Bytes(int seed, int length)
        {
            byte[] bytes = new byte[length];
            new Random(seed).NextBytes(bytes);
            return bytes;
        }
    }

    [Fact]
    public async Task Ten_thousand_items_are_worked_by_three_runs_and_delivered_once()
    {
        const int Ranges = 157;
        const int InRange = 64;
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun[] runs = [await store.BeginAsync(), await store.BeginAsync(), await store.BeginAsync()];
        Task<string[]> client = Task.Run(ReadAsync, Stop);
        Task[] workers = [.. runs.Select(run => Task.Run(() => WorkAsync(run), Stop))];
        for (int number = 0; number < Ranges; number++)
            await queue.AddRangeAsync("receipts", "s", number, Items([.. Enumerable.Range(number * InRange, InRange).Select(static key => key.ToString("00000", CultureInfo.InvariantCulture))]), Stop);
        await queue.CompleteAsync("s", Ranges, Stop);

        string[] delivered = await client.WaitAsync(TimeSpan.FromMinutes(2), Stop);
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromMinutes(1), Stop);

        Assert.Equal(Enumerable.Range(0, Ranges * InRange).Select(static key => key.ToString("00000", CultureInfo.InvariantCulture)), delivered.Order(StringComparer.Ordinal));
        Assert.Equal(new WorkTotals(0, 0, 0), await queue.ReadTotalsAsync("receipts", Stop));

        async Task WorkAsync(JournalRun run)
        {
            while (!client.IsCompleted)
            {
                if (await queue.LeaseRangeAsync(run, Stop) is { } range)
                    await queue.CompleteRangeAsync(run, range, ResultsOf(range));
                else
                    await Task.Delay(10, Stop);
            }
        }

        async Task<string[]> ReadAsync()
        {
            while (await queue.FindSubmissionAsync("s", Stop) is null)
                await Task.Delay(10, Stop);
            List<string> keys = [];
            while (true)
            {
                WorkResults results = await queue.ReadResultsAsync("s", 500, Stop);
                if (results.IsOver)
                    return [.. keys];
                keys.AddRange(results.Ranges.SelectMany(static range => range.Results).Select(static result => result.Key));
                if (results.Ranges.Count > 0)
                    await queue.ConfirmAsync("s", [.. results.Ranges.Select(static range => range.Number)], Stop);
                else
                    await Task.Delay(10, Stop);
            }
        }
    }

    [Fact]
    public async Task A_stopped_submission_delivers_what_is_worked_and_then_the_reason()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun run = await store.BeginAsync();
        for (int number = 0; number < 4; number++)
            await queue.AddRangeAsync("receipts", "s", number, Items($"{number}"), Stop);
        WorkRange worked = (await queue.LeaseRangeAsync(run, Stop))!;
        WorkRange late = (await queue.LeaseRangeAsync(run, Stop))!;
        WorkRange returned = (await queue.LeaseRangeAsync(run, Stop))!;
        await queue.CompleteRangeAsync(run, worked, ResultsOf(worked));

        await queue.StopAsync("s", new SubmissionStop(JobStopReason.Budget, "Too little is left\0."), Stop);
        await queue.StopAsync("s", new SubmissionStop(JobStopReason.Outage, "Later."), Stop);

        // The waiting one is gone, and one that is given back goes as well.
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        await queue.ReturnRangeAsync(run, returned);
        Assert.False(await queue.HasWorkAsync("receipts", Stop));
        Assert.True(await queue.AddRangeAsync("receipts", "s", 4, Items("4"), Stop));
        Assert.Null(await queue.LeaseRangeAsync(run, Stop));
        await queue.CompleteRangeAsync(run, late, ResultsOf(late));
        WorkResults results = await queue.ReadResultsAsync("s", 10, Stop);
        Assert.Equal([0, 1], results.Ranges.Select(static range => range.Number));
        Assert.Equal((JobStopReason.Budget, false), (results.Stop!.Reason, results.IsOver));
        Assert.StartsWith("Too little is left", results.Stop.Message, StringComparison.Ordinal);

        await queue.AbandonAsync("s", Stop);
        Assert.Equal((0, true), Counted(await queue.ReadResultsAsync("s", 10, Stop)));
    }

    [Fact]
    public async Task Items_of_a_completed_range_are_handed_out_and_free_for_other_submissions()
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        JournalRun one = await store.BeginAsync();
        JournalRun two = await store.BeginAsync();
        await queue.AddRangeAsync("receipts", "s", 0, Items("a", "b"), Stop);
        WorkRange range = (await queue.LeaseRangeAsync(one, Stop))!;
        await store.ClaimItemAsync(one, "a", Stop);
        await store.PayAsync(one, 1, "a", 1);
        Assert.Equal(ItemClaimState.Elsewhere, (await store.ClaimItemAsync(two, "a", Stop)).State);

        await queue.CompleteRangeAsync(one, range, ResultsOf(range));
        await store.FlushAsync();

        // Not as handed out by one of these runs: another submission wants it as well.
        ItemClaim claim = await store.ClaimItemAsync(two, "a", Stop);
        Assert.Equal((ItemClaimState.Claimed, true), (claim.State, claim.Item!.IsAcknowledged));
        Assert.Equal(0, Assert.Single(await store.Records.ReadJobsAsync(Stop)).Unacknowledged);
    }

    private static WorkItem[] Items(params string[] keys) => [.. keys.Select(static key => new WorkItem(key, Encoding.UTF8.GetBytes(key)))];

    private static WorkResult Result(string key) => new(key, Encoding.UTF8.GetBytes("read " + key));

    private static WorkResult[] ResultsOf(WorkRange range) => [.. range.Items.Select(static item => Result(item.Key))];

    private static (int Ranges, bool IsOver) Counted(WorkResults results) => (results.Ranges.Count, results.IsOver);

    private static string Shown(WorkRange range) =>
        $"{range.Submission} {range.Number}: {string.Join(", ", range.Items.Select(static item => item.IsForgotten ? "forgotten" : $"{item.Key}={Encoding.UTF8.GetString(item.Payload.Span)}"))}";

    private static string Shown(WorkedRange range) =>
        $"{range.Number}: {string.Join(", ", range.Results.Select(static result => result.IsForgotten ? "forgotten" : $"{result.Key}={Encoding.UTF8.GetString(result.Payload.Span)}"))}";
}
