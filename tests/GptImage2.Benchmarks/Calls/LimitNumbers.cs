namespace GptImage2.Benchmarks.Calls;

/// <summary>Measures what limits of cost and of requests add to a call on loopback. None of them is ever reached.</summary>
internal static class LimitNumbers
{
    private const string Free = "no limits";
    private const string Budgeted = "a limit of cost";
    private const string Limited = "limits of cost, requests and tokens";

    // The calls of one turn: one alone takes less time than its measurement varies.
    private const int Batch = 8;

    public static async Task PrintAsync(Uri endpoint, TimeSpan measured, Goals goals)
    {
        using var free = new CallSubject(endpoint);
        using var budgeted = new CallSubject(endpoint, static options => options.MaxCost = 1_000_000);
        using var limited = new CallSubject(endpoint, static options =>
        {
            options.MaxCost = 1_000_000;
            options.RequestsPerMinute = options.RequestBurst = 100_000_000;
            options.TokensPerMinute = options.TokenBurst = 2_000_000_000;
            options.MaxConcurrentRequests = 1000;
        });
        var contest = new CallContest(
        [
            new(Free, () => free.OursAsync(null), Batch),
            new(Budgeted, () => budgeted.OursAsync(null), Batch),
            new(Limited, () => limited.OursAsync(null), Batch),
        ]);
        await contest.RunAsync(measured / 3, measured);
        Console.WriteLine("""

            A whole call of text with limits ÷ without; KiB allocated

            | limits | ratio | µs more | allocated more |
            |---|---|---|---|
            """);
        foreach (string name in (string[])[Budgeted, Limited])
        {
            Console.WriteLine(Text.Row(
                name,
                $"**{contest.Ratio(name, Free):F3}**",
                $"{contest.Excess(name, Free):F1}",
                $"{(contest.Bytes(name) - contest.Bytes(Free)) / 1024:F2}"));
        }

        goals.AtMost("whole call with limits of cost, requests and tokens ÷ without", contest.Ratio(Limited, Free), 1.05);
    }
}
