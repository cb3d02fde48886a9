using GptImage2.Emulator;

namespace GptImage2.Testing.Tests.Fakes;

/// <summary>A reply that is set up as text does what the same reply of an endpoint does.</summary>
public sealed class ReplyTests : FakeTest
{
    public static TheoryData<string> Texts =>
    [
        Receipt.TeaJson,
        $"```json\n{Receipt.TeaJson}\n```",
        """{"shop":"Tea House","date":"2026-05-08","total":"7.20","lines":[{"name":"tea","price":3.20,"vat":1}]}""",
        """{"shop":null,"date":"yesterday","total":-1,"lines":[]}""",
        "{\"shop\":\"Tea\"",
        "I cannot read this.",
        "",
        "[]",
        """{"shop":"Tea \ud83d","date":"2026-05-08","total":1,"lines":[{"name":"ÄÖÜ €","price":1}]}""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_gives_what_a_call_gives(string text)
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(cancellationToken: Stop);
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            emulator.Replies.Enqueue(Reply.Text(text));
            var client = new GptImage2Client(new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint, Leniency = leniency, MaxCorrections = 0 });
            var fake = new FakeJsonModeCaller(new CallOptions { Leniency = leniency });
            fake.On<IReceiptReader>(nameof(IReceiptReader.ReadWithCostAsync)).RepliesJson(text);

            Assert.Equal(await OutcomeAsync(client.Bind<IReceiptReader>()), await OutcomeAsync(fake.Bind<IReceiptReader>()));
        }
    }

    [Fact]
    public async Task The_settings_of_a_call_count()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).RepliesJson($"```json\n{Receipt.TeaJson}\n```");

        Assert.Equal(Receipt.TeaJson, (await ReadAsync()).ToJson());
        await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync("EUR", new CallOptions { Leniency = Leniency.Strict }));
    }

    [Fact]
    public async Task No_correction_is_asked_for_and_no_limit_of_cost_stops_a_call()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).RepliesJson("{}", Receipt.TeaJson);
        var options = new CallOptions { MaxCorrections = 3, MaxCost = 0.000001m, Model = "another", ServiceTier = ServiceTier.Priority };

        ContractViolationException broken = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync("EUR", options));

        Assert.Single(broken.Exchanges);
        Assert.Equal(Receipt.TeaJson, (await ReadAsync("EUR", options)).ToJson());
        Assert.Equal(2, Fake.Calls.Count);
    }

    [Fact]
    public async Task Checks_run()
    {
        var checks = new ReplyChecks();
        checks.Add(new NoTea());
        var fake = new FakeJsonModeCaller(new CallOptions { Checks = checks });
        fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).RepliesJson(Receipt.TeaJson);

        ContractViolationException broken = await Assert.ThrowsAsync<ContractViolationException>(() => fake.Bind<IReceiptReader>().ReadAsync(Photo, "EUR", null, Stop));

        Assert.Equal("/shop", Assert.Single(broken.Violations).Path);
    }

    [Fact]
    public async Task A_text_may_depend_on_the_call()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.NameAsync)).RepliesJson(call => $$"""{"value":"shop {{call.Number}}"}""");

        Assert.Equal(("shop 1", "shop 2"), (await Reader.NameAsync(Photo), await Reader.NameAsync(Photo)));
    }

    [Fact]
    public async Task Usage_and_cost_are_those_of_the_fake()
    {
        var fake = new FakeJsonModeCaller { Usage = new TokenUsage(1_000_000, 0) };
        fake.On<IReceiptReader>(nameof(IReceiptReader.ReadWithCostAsync)).RepliesJson(Receipt.TeaJson, "{}");
        IReceiptReader reader = fake.Bind<IReceiptReader>();

        Assert.Equal(8m, (await reader.ReadWithCostAsync(Photo, Stop)).Cost);
        ContractViolationException broken = await Assert.ThrowsAsync<ContractViolationException>(() => reader.ReadWithCostAsync(Photo, Stop));
        Assert.Equal((8m, "fake-2"), (broken.Cost, broken.RequestId));
    }

    private static async Task<string> OutcomeAsync(IReceiptReader reader)
    {
        try
        {
            JsonModeResult<Receipt> result = await reader.ReadWithCostAsync(Photo, Stop);
            return $"{result.Value.ToJson()} {result.RawReply} {string.Join(' ', result.Repairs)} {string.Join(' ', result.UnknownMembers)} {string.Join(' ', result.Warnings)}";
        }
        catch (GptImage2Exception e)
        {
            string more = e is ContractViolationException broken ? $"{string.Join(' ', broken.Violations)} {string.Join(' ', broken.Repairs)} {string.Join(' ', broken.UnknownMembers)}" : "";
            return $"{e.GetType().Name} {e.Message.Split("empty")[0]} {e.RawReply} {more} {e.Exchanges.Count}";
        }
    }

    private sealed class NoTea : IReplyCheck<Receipt>
    {
        public ValueTask CheckAsync(Receipt value, ReplyCheckContext context, CancellationToken cancellationToken)
        {
            context.Reject("/shop", "the name of a shop that does not sell tea");
            return ValueTask.CompletedTask;
        }
    }
}
