using System.Net.Sockets;
using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests.Calls;

namespace GptImage2.EndToEnd.Tests.Money;

/// <summary>A limit of cost holds, whatever happens to the calls.</summary>
public sealed class CostLimitTests
{
    private const string Milk = """{"name":"milk","count":2}""";
    private const int Hang = 60_000;

    public static TheoryData<string> Unbilled => ["connection lost before the answer", "connection lost in the answer", "time-out", "cancelled", "broken JSON", "no choices", "output limit as an error", "gateway time-out"];

    public static TheoryData<string> Refused => ["wrong key", "rate limit", "not found", "overloaded", "no server"];

    // With a reply of 330 tokens a call costs a little more than half a cent.
    [Theory(Timeout = Hang)]
    [InlineData(64, 400)]
    [InlineData(512, 700)]
    public async Task Calls_at_the_same_time_do_not_pass_the_limit(int atOnce, int calls)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        int number = 0;
        emulated.Replies.When(static _ => true, request => Interlocked.Increment(ref number) switch
        {
            var n when n % 23 == 0 => Reply.Json(Milk).WithUsage(40, 330).WithFault(Fault.CloseInBody(200)),
            var n when n % 29 == 0 => Reply.Json(Milk).WithUsage(40, 330).WithFault(Fault.CloseBeforeAnswer()),
            _ => Reply.Json(Milk).WithUsage(40, 330),
        });
        GptImage2Client client = emulated.Client(static options =>
        {
            options.MaxCost = 1;
            options.ReservedOutputTokens = 1000;
        });
        IMessages messages = client.Bind<IMessages>();
        int refused = 0;

        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Emulated.Stop }, async (i, stop) =>
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (i % 31 == 0)
                cancellation.CancelAfter(1);
            try
            {
                await messages.ResultAsync("What?", cancellation.Token);
            }
            catch (BudgetExceededException)
            {
                Interlocked.Increment(ref refused);
            }
            catch (Exception e) when (e is ApiConnectionException or OperationCanceledException)
            {
                // Lost and cancelled calls are part of the test.
            }
        });

        // Every request that arrived is billed, also where the client never saw the bill.
        decimal billed = emulated.Requests.Sum(static request => request.Usage is null ? 0 : GptImage2Model.Price.CostOf(new TokenUsage(40, 330))!.Value);
        Assert.InRange(billed, 0.5m, 1);
        Assert.True(client.Budget.Spent + client.Budget.Reserved <= 1, client.Budget.ToString());
        Assert.True(refused > 100);
        Assert.Equal(client.Budget.Reserved, client.Budget.Unsettled.Sum(static charge => charge.Amount));
    }

    [Theory(Timeout = Hang)]
    [MemberData(nameof(Unbilled))]
    public async Task What_may_have_been_billed_stays_reserved(string what)
    {
        await using Emulated emulated = await Emulated.StartAsync(what switch
        {
            "connection lost before the answer" => Reply.Json(Milk).WithFault(Fault.CloseBeforeAnswer()),
            "connection lost in the answer" => Reply.Json(Milk).WithFault(Fault.CloseInBody(100)),
            "time-out" or "cancelled" => Reply.Json(Milk).WithFault(Fault.StallInBody(100)),
            "broken JSON" => Reply.Raw(200, "application/json", "{\"id\":"),
            "no choices" => Reply.Raw(200, "application/json", """{"id":"x","object":"chat.completion","choices":[]}"""),
            "output limit as an error" => Reply.OutOfTokens(),
            _ => Reply.ProxyPage(504),
        });
        GptImage2Client client = Limited(emulated);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        if (what == "cancelled")
            cancellation.CancelAfter(500);

        await Assert.ThrowsAnyAsync<Exception>(() => client.Bind<IMessages>().ResultAsync("What?", cancellation.Token));

        UnsettledCharge charge = Assert.Single(client.Budget.Unsettled);
        Assert.Equal(("IMessages.ResultAsync", 0m), (charge.Method, client.Budget.Spent));
        Assert.InRange(charge.Amount, 0.015m, 0.03m);
        Assert.Equal(charge.Amount, client.Budget.Reserved);
    }

    [Theory(Timeout = Hang)]
    [MemberData(nameof(Refused))]
    public async Task What_was_refused_is_not_reserved_any_more(string what)
    {
        await using Emulated emulated = await Emulated.StartAsync(what switch
        {
            "wrong key" => Reply.Error(401, "No."),
            "rate limit" => Reply.RateLimited(),
            "overloaded" => Reply.Overloaded(),
            _ => Reply.Error(404, "No."),
        });
        GptImage2Client client = Limited(emulated, options => options.Endpoint = what == "no server" ? new Uri($"http://127.0.0.1:{UnusedPort()}/v1") : options.Endpoint);

        await Assert.ThrowsAnyAsync<GptImage2Exception>(() => client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Equal((0m, 0m, 0), (client.Budget.Spent, client.Budget.Reserved, client.Budget.Unsettled.Count));
    }

    [Fact(Timeout = Hang)]
    public async Task A_lost_attempt_stays_reserved_beside_the_bill_of_the_next()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(Milk).WithFault(Fault.CloseBeforeAnswer()),
            Reply.RateLimited(),
            Reply.Json(Milk).WithUsage(100, 330));
        GptImage2Client client = Limited(emulated, static options => options.MaxRetries = 3);

        JsonModeResult<Item> result = await client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop);

        Assert.Equal(0.00575m, result.Cost);
        Assert.Equal((0.00575m, 1), (client.Budget.Spent, client.Budget.Unsettled.Count));
    }

    [Fact(Timeout = Hang)]
    public async Task A_retry_that_the_limit_does_not_allow_is_not_sent()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk).WithFault(Fault.CloseBeforeAnswer()), Reply.Json(Milk));
        GptImage2Client client = Limited(emulated, static options =>
        {
            options.MaxRetries = 3;
            options.MaxCost = 0.02m;
        });

        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Single(emulated.Requests);
        Assert.Equal(client.Budget.Reserved, e.Reserved);
        Assert.Contains("is reserved for requests whose bill is not known", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finish_reason_outside_of_JSON_mode_is_paid_by_its_bill()
    {
        const string toolCalls = """{"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":330,"total_tokens":430}}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "application/json", toolCalls));
        GptImage2Client client = Limited(emulated);

        await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Equal((0.00575m, 0m), (client.Budget.Spent, client.Budget.Reserved));
    }

    [Fact]
    public async Task A_bill_with_negative_numbers_is_not_a_bill()
    {
        string negative = $$$"""{"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"name\":\"milk\",\"count\":2}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-86000000,"completion_tokens":-1,"total_tokens":0}}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "application/json", negative));
        GptImage2Client client = Limited(emulated);

        JsonModeResult<Item> result = await client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop);

        Assert.Equal((null, null), (result.Usage, result.Cost));
        Assert.InRange(client.Budget.Spent, 0.000_01m, 0.02m);
    }

    [Fact]
    public async Task What_is_reserved_is_the_output_limit_of_the_request()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        await emulated.Client(static options => options.MaxCost = 1).Bind<IMessages>().ResultAsync("What?", Emulated.Stop);
        await emulated.Client().Bind<IMessages>().ResultAsync("What?", Emulated.Stop);

        Assert.Equal([16_384, null], emulated.Requests.Select(static request => request.Chat!.MaxCompletionTokens));
    }

    [Fact]
    public async Task A_client_without_limits_still_says_what_it_spent()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk).WithUsage(100, 330));
        GptImage2Client client = emulated.Client();

        await client.Bind<IMessages>().ResultAsync("What?", Emulated.Stop);

        Assert.Equal((0.00575m, 0.00575m, 0m), (client.Budget.Spent, client.Budget.SpentToday, client.Budget.Reserved));
    }

    [Fact]
    public async Task Clients_can_share_a_budget()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk).WithUsage(100, 330), Reply.Json(Milk).WithUsage(100, 330));
        var budget = new Budget(new BudgetLimits { PerDay = 0.013m });
        GptImage2Client[] clients = [.. Enumerable.Range(0, 3).Select(_ => emulated.Client(options => options.Budget = budget))];

        await clients[0].Bind<IMessages>().ResultAsync("What?", Emulated.Stop);
        await clients[1].Bind<IMessages>().ResultAsync("What?", Emulated.Stop);
        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => clients[2].Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Equal((0.0115m, 0.013m), (e.Spent, e.Limit));
        Assert.NotNull(e.ResetsAt);
        Assert.Contains("BudgetLimits.PerDay = $0.013", e.Message, StringComparison.Ordinal);
    }

    private static GptImage2Client Limited(Emulated emulated, Action<GptImage2Options>? configure = null) => emulated.Client(options =>
    {
        options.MaxCost = 1;
        options.ReservedOutputTokens = 1000;
        options.MaxRetries = 0;
        options.AttemptTimeout = TimeSpan.FromSeconds(3);
        configure?.Invoke(options);
    });

    private static int UnusedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
