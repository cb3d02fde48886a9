using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

/// <summary>A request whose input exceeds the context window is not sent.</summary>
public sealed class ContextWindowTests : CallTest
{
    [Fact]
    public async Task A_request_beyond_the_window_of_the_model_is_not_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        UserMessage message = Words(400_000);

        ContextWindowExceededException exception = await Assert.ThrowsAsync<ContextWindowExceededException>(() => CallAsync(Client(server), message));

        Assert.Empty(server.Requests);
        Assert.Equal(("IItems.ReadAsync", 272_000, 0), (exception.Method, exception.Limit, exception.Violations.Count));
        Assert.InRange(exception.Estimate, 380_000, 420_000);
        Assert.Equal(
            $"IItems.ReadAsync: The request was not sent: its input has about {exception.Estimate} tokens, more than the context window ContextTokens = 272000. Send less text, or fewer or smaller images.",
            exception.Message);
    }

    [Fact]
    public async Task A_text_with_more_bytes_than_tokens_in_the_window_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server), Words(100_000));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_request_that_fits_is_sent_although_a_third_of_its_bytes_is_more_than_the_window()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server), Words(250_000));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Images_of_unknown_size_do_not_keep_a_request_from_being_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var image = ImageInput.FromUri(new Uri("https://example.com/a.png"));

        await CallAsync(Client(server), SomeMessage.Images(Enumerable.Repeat(image, 200), "images"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Null_checks_no_window()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, static o => o.ContextTokens = null), Words(300_000));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Images_count_in_the_window()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        UserMessage message = SomeMessage.Images([ImageInput.FromBytes(ImageHeaders.Png(1920, 1080))], "images");

        Assert.InRange((await Assert.ThrowsAsync<ContextWindowExceededException>(() => CallAsync(Client(server, static o => o.ContextTokens = 1500), message))).Estimate, 2040, 3000);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_stream_of_snapshots_beyond_the_window_is_not_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, static o => o.ContextTokens = 50);

        await Assert.ThrowsAsync<ContextWindowExceededException>(async () =>
            await client.StreamSnapshots(Item.Method, SomeMessage, null, Cancellation).GetAsyncEnumerator(Cancellation).MoveNextAsync());

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_correction_beyond_the_window_is_not_sent_and_keeps_the_reply()
    {
        string reply = $$"""{"name":"{{string.Concat(Enumerable.Repeat("milk ", 2000))}}"}""";
        await using var server = new LoopbackServer(Answer.Completion(reply), Answer.Completion(ItemReply));
        var lengths = new List<int>();
        var counter = new ByLength(lengths);

        ContextWindowExceededException exception = await FailAsync<ContextWindowExceededException>(server, o =>
        {
            o.MaxCorrections = 1;
            o.ContextTokens = 5000;
            o.TokenCounter = counter;
        });

        Assert.Single(server.Requests);
        Assert.StartsWith("IItems.ReadAsync: The correction was not sent: ", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Estimate, reply.Length, reply.Length + 3000);
        Assert.Equal(reply, Assert.Single(exception.Exchanges).Reply);
        Assert.NotEmpty(exception.Violations);
        Assert.Equal(1200, exception.Usage!.Value.InputTokens + exception.Usage!.Value.OutputTokens);
    }

    [Fact]
    public async Task Nothing_is_reserved_for_a_request_beyond_the_window()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, static o => (o.ContextTokens, o.MaxCost) = (50, 1));

        await Assert.ThrowsAsync<ContextWindowExceededException>(() => CallAsync(client));

        Assert.Equal((0m, 0m), (client.Budget.Reserved, client.Budget.Spent));
    }

    [Fact]
    public async Task The_system_message_is_counted_once_and_each_text_once_a_call()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        var lengths = new List<int>();
        GptImage2Client client = Client(server, o => (o.TokenCounter, o.MaxCost, o.TokensPerMinute) = (new ByLength(lengths), 1, 1_000_000));

        await CallAsync(client);
        Assert.Equal([Item.Method.SystemMessage.Length, "What is this?".Length], lengths);
        await CallAsync(client);

        Assert.Equal([Item.Method.SystemMessage.Length, "What is this?".Length, "What is this?".Length], lengths);
    }

    [Fact]
    public async Task A_counter_that_returns_a_negative_number_ends_the_call_before_the_request()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(Client(server, static o => o.TokenCounter = new Negative())));

        Assert.Contains("returned a negative number of tokens", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_window_without_tokens_is_refused() =>
        Assert.Equal("options.ContextTokens", Assert.Throws<ArgumentOutOfRangeException>(static () => new GptImage2Client(new GptImage2Options { ApiKey = Key, ContextTokens = 0 })).ParamName);

    private static UserMessage Words(int count) => new UserMessage().Text(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("tea ", count))));

    private sealed class ByLength(List<int> lengths) : ITokenCounter
    {
        public int CountTokens(ReadOnlySpan<char> text)
        {
            lengths.Add(text.Length);
            return text.Length;
        }
    }

    private sealed class Negative : ITokenCounter
    {
        public int CountTokens(ReadOnlySpan<char> text) => -1;
    }
}
