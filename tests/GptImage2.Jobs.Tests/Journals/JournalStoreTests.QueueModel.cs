using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>Random operations on a queue do what a simple model says.</summary>
public abstract partial class JournalStoreTests
{
    private const int Steps = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Random_operations_lose_no_range_and_deliver_none_twice(int seed)
    {
        IJournalStore store = await StartAsync();
        IWorkQueue queue = store.Queue;
        var model = new QueueModel();
        var random = new Random(seed);
        List<JournalRun> runs = [await store.BeginAsync()];
        List<JournalRun> ended = [];
        // Those that may be late: each of them may be completed or given back at any time, also twice.
        List<(JournalRun Run, WorkRange Range)> leases = [];
        HashSet<(string, long)> delivered = [];
        long place = 0;
        for (int step = 0; step < Steps; step++)
        {
            try
            {
                await OperateAsync(Submission());
                Assert.Equal(new WorkTotals(model.Waiting, model.Leased, model.Worked), await queue.ReadTotalsAsync("receipts", Stop));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed}, step {step}: {e.Message}", e);
            }
        }

        // Whatever is left is worked and delivered.
        JournalRun last = await store.BeginAsync();
        foreach (JournalRun run in runs)
        {
            await store.EndRunAsync(run, "stopped");
            model.End(run);
        }

        (string Submission, long Number)[] left = [.. model.Left];
        HashSet<(string, long)> found = [];
        while (await queue.LeaseRangeAsync(last, Stop) is { } range)
            await queue.CompleteRangeAsync(last, range, ResultsOf(range));
        foreach (string submission in left.Select(static range => range.Submission).Distinct())
            found.UnionWith((await queue.ReadResultsAsync(submission, int.MaxValue, Stop)).Ranges.Select(range => (submission, range.Number)));
        Assert.Equal(left.Order(), found.Order());
        Assert.Equal(model.Confirmed.Count, delivered.Count);

        string Submission() => $"s{random.Next(1 + Steps / 40)}";

        async Task OperateAsync(string submission)
        {
            switch (random.Next(12))
            {
                case 0 or 1 or 2:
                    // A new range, or one that is sent again.
                    long next = model.NextNumber(submission);
                    long number = model.IsComplete(submission) || next > 0 && random.Next(4) == 0 ? random.Next((int)Math.Max(1, next)) : next;
                    Assert.Equal(model.Add(submission, number), await queue.AddRangeAsync("receipts", submission, number, Items($"{submission} {number}"), Stop));
                    break;
                case 3 or 4 or 5:
                    JournalRun run = runs[random.Next(runs.Count)];
                    WorkRange? range = await queue.LeaseRangeAsync(run, Stop);
                    Assert.Equal(model.Lease(run), range is null ? null : (range.Submission, range.Number));
                    if (range is not null)
                        leases.Add((run, range));
                    break;
                case 6 or 7 when leases.Count > 0:
                    await CompleteAsync(leases[random.Next(leases.Count)]);
                    break;
                case 8 when leases.Count > 0 && random.Next(2) == 0:
                    (JournalRun owner, WorkRange returned) = leases[random.Next(leases.Count)];
                    if (ended.Contains(owner))
                    {
                        await Assert.ThrowsAsync<JournalException>(() => queue.ReturnRangeAsync(owner, returned).AsTask());
                        break;
                    }

                    await queue.ReturnRangeAsync(owner, returned);
                    model.Return(owner, returned);
                    break;
                case 9:
                    WorkResults results = await queue.ReadResultsAsync(submission, int.MaxValue, Stop);
                    Assert.Equal(model.IsOver(submission), results.IsOver);
                    Assert.Equal(model.Results(submission), results.Ranges.Select(static found => found.Number));
                    break;
                case 10:
                    long[] confirmed = [.. model.Results(submission).Where(_ => random.Next(3) > 0)];
                    Assert.All(confirmed, found => Assert.True(delivered.Add((submission, found))));
                    await queue.ConfirmAsync(submission, [.. confirmed, 1000], Stop);
                    model.Confirm(submission, confirmed);
                    if (random.Next(3) > 0)
                        break;
                    await queue.CompleteAsync(submission, model.NextNumber(submission), Stop);
                    model.Complete(submission);
                    break;
                case 11 when random.Next(3) == 0:
                    await queue.AbandonAsync(submission, Stop);
                    model.Abandon(submission);
                    break;
                case 11:
                    runs.Add(await store.BeginAsync());
                    if (runs.Count < 4)
                        break;
                    JournalRun leaves = runs[random.Next(runs.Count)];
                    runs.Remove(leaves);
                    ended.Add(leaves);
                    await store.EndRunAsync(leaves, "stopped");
                    model.End(leaves);
                    break;
            }
        }

        async Task CompleteAsync((JournalRun Run, WorkRange Range) lease)
        {
            bool isRefused = ended.Contains(lease.Run) || !model.MayComplete(lease.Run, lease.Range);
            Exception? refusal = await Record.ExceptionAsync(() => queue.CompleteRangeAsync(lease.Run, lease.Range, ResultsOf(lease.Range)).AsTask());
            Assert.Equal(isRefused, refusal is JournalException);
            Assert.True(isRefused || refusal is null);
            if (!isRefused)
                model.Complete(lease.Run, lease.Range, ++place);
        }
    }
}
