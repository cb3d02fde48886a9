using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Money;

/// <summary>What calls cost by tier and by model, and what happens when the tier flex has no capacity.</summary>
public sealed class TierTests
{
    private const string Milk = """{"name":"milk","count":2}""";

    // 10,000 input tokens, 1,000 of them from the cache, and 2,000 output tokens.
    private static readonly Reply Bill = Reply.Json(Milk).WithUsage(10_000, 2_000, cached: 1_000);

    private static readonly Reply BillWithWrites = Reply.Json(Milk).WithUsage(10_000, 2_000, cached: 1_000, cacheWrites: 4_000);

    public static TheoryData<ServiceTier?, double?> Tiers => new()
    {
        { null, 0.104 },
        { ServiceTier.Auto, 0.104 },
        { ServiceTier.Default, 0.104 },
        { ServiceTier.Flex, 0.052 },
        { ServiceTier.Priority, null },
        { ServiceTier.Scale, null },
    };

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task The_cost_is_that_of_the_tier(ServiceTier? tier, double? cost)
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill);
        GptImage2Client client = emulated.Client(options => options.ServiceTier = tier);

        JsonModeResult<Calls.Item> result = await ReadAsync(client);

        Assert.Equal((new TokenUsage(10_000, 2_000) { CachedInputTokens = 1_000 }, (decimal?)cost), (result.Usage, result.Cost));
        Assert.Equal((decimal?)cost ?? 0, client.Budget.Spent);
    }

    [Fact]
    public async Task The_tier_that_answered_counts()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Answered("default"),
            Answered("flex"),
            Answered("priority"));
        GptImage2Client client = emulated.Client(static options => options.ServiceTier = ServiceTier.Flex);

        decimal?[] costs = [(await ReadAsync(client)).Cost, (await ReadAsync(client)).Cost, (await ReadAsync(client)).Cost];

        Assert.Equal([0.104m, 0.052m, null], costs);
    }

    [Fact]
    public async Task The_price_of_priority_can_be_set()
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill);

        JsonModeResult<Calls.Item> result = await ReadAsync(emulated.Client(static options =>
        {
            options.ServiceTier = ServiceTier.Priority;
            options.Price = GptImage2Model.Price with { Priority = new ModelPrice(16, 30, new DateOnly(2026, 11, 1)) };
        }));

        Assert.Equal(0.22m, result.Cost);
    }

    [Fact]
    public async Task Cache_writes_have_a_cost_only_where_their_price_is_known()
    {
        await using Emulated emulated = await Emulated.StartAsync(BillWithWrites, BillWithWrites);

        JsonModeResult<Calls.Item> unknown = await ReadAsync(emulated.Client());
        JsonModeResult<Calls.Item> known = await ReadAsync(emulated.Client(static options => options.Price = GptImage2Model.Price with { CacheWritePerMillion = 10 }));

        Assert.Equal((4_000, 1_000), (unknown.Usage!.Value.CacheWriteTokens, unknown.Usage.Value.CachedInputTokens));
        Assert.Equal([null, 0.112m], [unknown.Cost, known.Cost]);
    }

    [Fact]
    public async Task A_bill_with_tokens_of_no_known_price_stays_reserved()
    {
        await using Emulated emulated = await Emulated.StartAsync(BillWithWrites);
        GptImage2Client client = emulated.Client(static options => options.MaxCost = 1);

        await ReadAsync(client);

        Assert.Equal((0m, client.Budget.Reserved), (client.Budget.Spent, Assert.Single(client.Budget.Unsettled).Amount));
    }

    [Fact]
    public async Task Another_model_has_its_own_price()
    {
        await using Emulated emulated = await StartAsync(Bill, Bill);
        GptImage2Client priced = emulated.Client(static options => options.Prices["m-other"] = new ModelPrice(1, 2, new DateOnly(2026, 11, 1)));

        JsonModeResult<Calls.Item> known = await ReadAsync(priced, new CallOptions { Model = "m-other" });
        JsonModeResult<Calls.Item> unknown = await ReadAsync(emulated.Client(), new CallOptions { Model = "m-other" });

        Assert.Equal([0.014m, null], [known.Cost, unknown.Cost]);
        Assert.Equal(12_000, unknown.Usage!.Value.TotalTokens);
    }

    [Theory]
    [InlineData("m-other", null, "A limit of cost needs the price of the model 'm-other'. Set it in GptImage2Options.Prices.")]
    [InlineData(null, ServiceTier.Priority, "A limit of cost needs the price of ServiceTier.Priority, which is not known. Set it in GptImage2Options.Price.")]
    [InlineData(null, ServiceTier.Scale, "A limit of cost needs the price of ServiceTier.Scale, which is not known.")]
    public async Task A_limit_of_cost_without_a_price_says_what_to_set(string? model, ServiceTier? tier, string message)
    {
        await using Emulated emulated = await StartAsync();
        IPlain ofCall = emulated.Client().Bind<IPlain>();
        IPlain ofClient = emulated.Client(static options => options.MaxCostPerDay = 1).Bind<IPlain>();
        var options = new CallOptions { Model = model, ServiceTier = tier };

        foreach ((IPlain plain, CallOptions limited) in new[] { (ofCall, options with { MaxCost = 1 }), (ofClient, options) })
        {
            ArgumentException[] exceptions =
            [
                await Assert.ThrowsAsync<ArgumentException>(() => plain.ReadAsync("none", options: limited, cancellationToken: Emulated.Stop)),
                Assert.Throws<ArgumentException>(() => plain.ListAsync("none", limited, Emulated.Stop)),
                Assert.Throws<ArgumentException>(() => plain.WatchAsync("none", limited, Emulated.Stop)),
            ];
            Assert.All(exceptions, e => Assert.StartsWith(message, e.Message, StringComparison.Ordinal));
        }

        Assert.Empty(emulated.Requests);
    }

    [Fact]
    public async Task A_shortage_of_flex_is_waited_for()
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill);
        emulated.Replies.RefuseFlex(times: 2, retryAfter: TimeSpan.FromMilliseconds(5));

        JsonModeResult<Calls.Item> result = await ReadAsync(emulated.Client(static options => options.ServiceTier = ServiceTier.Flex));

        Assert.Equal([(429, "flex"), (429, "flex"), (200, "flex")], emulated.Requests.Select(static request => (request.Status, request.Chat!.ServiceTier!)));
        Assert.Equal((0.052m, 3), (result.Cost, result.Exchanges[0].Attempts));
    }

    [Fact]
    public async Task A_shortage_that_stays_ends_the_call_with_the_error_and_costs_nothing()
    {
        await using Emulated emulated = await StartAsync();
        emulated.Replies.RefuseFlex(retryAfter: TimeSpan.FromMilliseconds(5));
        GptImage2Client client = emulated.Client(static options =>
        {
            options.ServiceTier = ServiceTier.Flex;
            options.MaxCost = 1;
            options.MaxRetries = 1;
        });

        ApiException e = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(client));

        Assert.Equal((429, "resource_unavailable", 2), (e.Status, e.Code, emulated.Requests.Count));
        Assert.Equal((0m, 0m), (client.Budget.Spent, client.Budget.Reserved));
    }

    [Theory]
    [InlineData("call")]
    [InlineData("stream")]
    [InlineData("snapshots")]
    public async Task A_shortage_of_flex_can_fall_back_to_the_default_tier_at_its_price(string what)
    {
        await using Emulated emulated = await Emulated.StartAsync(what == "stream" ? Reply.Json($$"""{"items":[{{Milk}}]}""").WithUsage(10_000, 2_000, cached: 1_000) : Bill);
        emulated.Replies.RefuseFlex(retryAfter: TimeSpan.FromMilliseconds(5));
        GptImage2Client client = emulated.Client(static options =>
        {
            options.ServiceTier = ServiceTier.Flex;
            options.FlexShortage = FlexShortage.UseDefaultTier;
            options.MaxCost = 1;
            options.ReservedOutputTokens = 100_000;
        });
        IPlain plain = client.Bind<IPlain>();

        decimal? cost;
        if (what == "call")
        {
            cost = (await ReadAsync(client)).Cost;
        }
        else if (what == "stream")
        {
            JsonModeStream<Calls.Item> stream = plain.ListAsync("none", cancellationToken: Emulated.Stop);
            await foreach (object _ in stream)
            {
            }

            cost = stream.Cost;
        }
        else
        {
            JsonModeStream<JsonModeSnapshot<Calls.Item>> stream = plain.WatchAsync("none", cancellationToken: Emulated.Stop);
            await foreach (object _ in stream)
            {
            }

            cost = stream.Cost;
        }

        Assert.Equal([(429, "flex"), (200, "default")], emulated.Requests.Select(static request => (request.Status, request.Chat!.ServiceTier!)));
        Assert.Equal((0.104m, 0.104m, 0m), (cost, client.Budget.Spent, client.Budget.Reserved));
        // A dollar pays for less than 66,667 output tokens of the default tier, and for all 100,000 of flex.
        Assert.All(emulated.Requests, static request => Assert.InRange(request.Chat!.MaxCompletionTokens!.Value, 60_000, 66_666));
    }

    [Fact]
    public async Task Flex_that_waits_reserves_the_price_of_flex()
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill);

        await ReadAsync(emulated.Client(static options =>
        {
            options.ServiceTier = ServiceTier.Flex;
            options.MaxCost = 1;
            options.ReservedOutputTokens = 100_000;
        }));

        Assert.Equal(100_000, emulated.Request.Chat!.MaxCompletionTokens);
    }

    [Fact]
    public async Task Flex_that_falls_back_costs_the_price_of_flex_where_there_is_capacity()
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill);

        JsonModeResult<Calls.Item> result = await ReadAsync(emulated.Client(static options =>
        {
            options.ServiceTier = ServiceTier.Flex;
            options.FlexShortage = FlexShortage.UseDefaultTier;
            options.MaxCost = 1;
        }));

        Assert.Equal((0.052m, "flex"), (result.Cost, emulated.Request.Chat!.ServiceTier));
    }

    [Fact]
    public async Task A_shortage_of_flex_does_not_hold_back_other_calls()
    {
        await using Emulated emulated = await Emulated.StartAsync(Bill, Reply.RateLimited(TimeSpan.FromMilliseconds(7)), Bill);
        emulated.Replies.RefuseFlex(times: 1, retryAfter: TimeSpan.FromMilliseconds(5));
        var limiter = new PauseLimiter();
        GptImage2Client client = emulated.Client(options => options.RequestLimiter = limiter);

        await ReadAsync(client, new CallOptions { ServiceTier = ServiceTier.Flex });
        TimeSpan[] afterShortage = [.. limiter.Pauses];
        await ReadAsync(client);

        Assert.Empty(afterShortage);
        Assert.Equal([TimeSpan.FromMilliseconds(7)], limiter.Pauses);
    }

    private static Task<Emulated> StartAsync(params Reply[] replies) => StartAsync(replies, static options => options.Models.Add("m-other"));

    private static async Task<Emulated> StartAsync(Reply[] replies, Action<EmulatorOptions> configure)
    {
        Emulated emulated = await Emulated.StartAsync(configure);
        emulated.Replies.Enqueue(replies);
        return emulated;
    }

    private static Task<JsonModeResult<Calls.Item>> ReadAsync(GptImage2Client client, CallOptions? options = null) =>
        client.Bind<IPlain>().ReadAsync("none", options: options, cancellationToken: Emulated.Stop);

    private static Reply Answered(string tier) => Reply.Raw(200, "application/json", $$$"""{"id":"x","object":"chat.completion","model":"m","service_tier":"{{{tier}}}","choices":[{"index":0,"message":{"role":"assistant","content":"{\"name\":\"milk\",\"count\":2}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":10000,"completion_tokens":2000,"total_tokens":12000,"prompt_tokens_details":{"cached_tokens":1000} } }""");

    /// <summary>A limiter that lets every request pass and keeps the pauses.</summary>
    private sealed class PauseLimiter : IRequestLimiter, IRequestLease
    {
        public List<TimeSpan> Pauses { get; } = [];

        public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken) => ValueTask.FromResult<IRequestLease>(this);

        public void Pause(TimeSpan duration) => Pauses.Add(duration);

        public void Settle(TokenUsage? usage)
        {
        }

        public void Dispose()
        {
        }
    }
}
