using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests;

namespace GptImage2.Tokenizers.Tests;

/// <summary>What is counted before a call is what the emulator bills for it.</summary>
public sealed class CountedCallTests
{
    private const string Milk = """{"articles":["milk"]}""";
    private const string Note = "Ünïcödé, q z x, 漢字 😀 and 12345.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_context_window_is_checked_with_the_exact_tokens_of_the_bill()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, Stop);
        emulator.Replies.Enqueue(Reply.Json(Milk), Reply.Json(Milk));
        int billed = (int)(await Client(emulator, null).ListAsync(Note, Stop)).Usage!.Value.InputTokens;

        await Client(emulator, billed).ListAsync(Note, Stop);
        ContextWindowExceededException exception = await Assert.ThrowsAsync<ContextWindowExceededException>(() => Client(emulator, billed - 1).ListAsync(Note, Stop));

        Assert.Equal((billed, billed - 1), (exception.Estimate, exception.Limit));
        Assert.Equal(2, emulator.Requests.Count);
    }

    [Fact]
    public async Task The_text_before_and_after_a_picture_is_counted_as_one()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, Stop);
        emulator.Replies.Enqueue(Reply.Json(Milk));
        ImageInput picture = Pictures.Png(100);
        await Client(emulator, null).ReadAsync(Note, picture, Stop);

        ContextWindowExceededException exception = await Assert.ThrowsAsync<ContextWindowExceededException>(() => Client(emulator, 1).ReadAsync(Note, picture, Stop));

        Assert.Equal(emulator.Requests.Single().Usage!.Text + picture.EstimateTokens()!.Value, exception.Estimate);
    }

    [Fact]
    public async Task A_budget_reserves_the_exact_tokens_of_a_request()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, Stop);
        emulator.Replies.Enqueue(Reply.Json(Milk));
        int billed = (int)(await Client(emulator, null).ListAsync(Note, Stop)).Usage!.Value.InputTokens;
        var options = new GptImage2Options { ApiKey = emulator.ApiKey, Endpoint = emulator.Endpoint, TokenCounter = new O200kTokenCounter(), MaxCost = 0.0001m };

        BudgetExceededException exception = await Assert.ThrowsAsync<BudgetExceededException>(() => new GptImage2Client(options).Bind<IShelf>().ListAsync(Note, Stop));

        // And a reply of 256 tokens.
        Assert.Equal(GptImage2Model.Price.CostOf(new TokenUsage(billed, 256)), exception.Estimate);
    }

    [Fact]
    public async Task A_stream_of_items_beyond_the_window_is_not_sent()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, Stop);

        await Assert.ThrowsAsync<ContextWindowExceededException>(async () =>
            await Client(emulator, 40).StreamAsync(Note, Stop).GetAsyncEnumerator(Stop).MoveNextAsync());

        Assert.Empty(emulator.Requests);
    }

    private static IShelf Client(GptImage2Emulator emulator, int? contextTokens) => new GptImage2Client(new GptImage2Options
    {
        ApiKey = emulator.ApiKey,
        Endpoint = emulator.Endpoint,
        TokenCounter = new O200kTokenCounter(),
        ContextTokens = contextTokens,
    }).Bind<IShelf>();
}
