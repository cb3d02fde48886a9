using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI.Tests;

/// <summary>Tests replies that a chat client streams.</summary>
public sealed class StreamTests
{
    private static readonly ChatResponseUpdate End = new()
    {
        FinishReason = ChatFinishReason.Stop,
        Contents = [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20 })],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_arrive_one_by_one_and_the_usage_at_the_end()
    {
        var client = new FakeChatClient { Updates = ["""{"items":[{"na""", """me":"milk","count":2},{"name":"tea",""", "\"count\":1}]}", End] };

        JsonModeStream<Product> products = client.Bind<IShop>(new ChatClientCallerOptions { Price = new ModelPrice(8, 15, default) }).ListAsync(Stop);

        Assert.Equal([new Product("milk", 2), new Product("tea", 1)], await products.ToListAsync(Stop));
        Assert.Equal(new TokenUsage(100, 20), products.Usage);
        Assert.Equal((0.0011m, "acme-1-0508"), (products.Cost, products.Model));
        Assert.Equal(ChatResponseFormat.Json, client.Options[0]!.ResponseFormat);
        Assert.EndsWith("List them.", client.Messages[0][^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_price_there_is_no_cost()
    {
        var client = new FakeChatClient { Updates = ["""{"items":[]}""", End] };

        JsonModeStream<Product> products = client.Bind<IShop>().ListAsync(Stop);

        Assert.Empty(await products.ToListAsync(Stop));
        Assert.Equal((new TokenUsage(100, 20), (decimal?)null), (products.Usage, products.Cost));
    }

    [Fact]
    public async Task Snapshots_end_with_the_value()
    {
        var client = new FakeChatClient { Updates = ["""{"name":"mi""", """lk","count":2}""", End] };

        List<JsonModeSnapshot<Product>> snapshots = await client.Bind<IShop>().WatchAsync().ToListAsync(Stop);

        Assert.Equal("""{"name":"mi"}""", System.Text.Encoding.UTF8.GetString(snapshots[0].Utf8Json.Span));
        Assert.Equal(new Product("milk", 2), snapshots[^1].Result!.Value);
    }

    [Fact]
    public async Task An_item_that_breaks_the_contract_closes_the_stream()
    {
        var client = new FakeChatClient { Updates = ["""{"items":[{"name":"milk","count":2},{"name":"tea","count":100},""", "never read", End] };

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(async () => await client.Bind<IShop>().ListAsync(Stop).ToListAsync(Stop));

        Assert.Equal(("/items/1/count", 1, true), (Assert.Single(e.Violations).Path, e.ItemsRead, client.IsLeft));
    }

    [Fact]
    public async Task An_exception_of_the_client_is_reported_with_the_number_of_items()
    {
        var client = new FakeChatClient { Updates = ["""{"items":[{"name":"milk","count":2},""", new IOException("gone")] };

        ChatClientException e = await Assert.ThrowsAsync<ChatClientException>(async () => await client.Bind<IShop>().ListAsync(Stop).ToListAsync(Stop));

        Assert.IsType<IOException>(e.InnerException);
        Assert.Equal(1, e.ItemsRead);
    }

    [Fact]
    public async Task A_refusal_in_a_stream_is_reported_as_a_refusal()
    {
        var client = new FakeChatClient { Updates = [new ChatResponseUpdate { Contents = [new ErrorContent("I will not.") { ErrorCode = "Refusal" }] }, End] };

        ReplyRefusedException e = await Assert.ThrowsAsync<ReplyRefusedException>(async () => await client.Bind<IShop>().ListAsync(Stop).ToListAsync(Stop));

        Assert.Equal("I will not.", e.Refusal);
    }
}
