namespace GptImage2.Testing.Tests.Fakes;

public sealed class ValueTests : FakeTest
{
    [Fact]
    public async Task A_value_is_returned_as_it_is_to_each_call()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);

        Assert.Same(Receipt.Tea, await ReadAsync());
        Assert.Same(Receipt.Tea, await ReadAsync("USD"));
    }

    [Fact]
    public async Task Several_values_are_returned_one_after_another_and_the_last_one_is_repeated()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(1, 2).Returns(3);

        Assert.Equal([1, 2, 3, 3], await CountAsync(4));
    }

    [Fact]
    public async Task An_answer_that_is_added_later_follows_those_that_were_used()
    {
        FakeMethod count = Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(1);
        Assert.Equal([1, 1], await CountAsync(2));
        count.Returns(2);

        Assert.Equal([2, 2], await CountAsync(2));
    }

    [Fact]
    public async Task A_failure_can_come_before_a_value()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Throws(() => new ApiConnectionException("lost") { Attempts = 3 }).Returns(4);

        Assert.Equal(3, (await Assert.ThrowsAsync<ApiConnectionException>(() => Reader.CountAsync(Photo).AsTask())).Attempts);
        Assert.Equal(4, await Reader.CountAsync(Photo));
    }

    [Fact]
    public async Task A_function_gets_the_call()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.NameAsync)).Returns(call => $"{call.Number}: {call.UserMessage}");

        Assert.Equal("1: What is the name of the shop? {photo}", await Reader.NameAsync(Photo));
        Assert.Equal("2: What is the name of the shop? {photo}", await Reader.NameAsync(Photo));
    }

    [Fact]
    public async Task A_function_may_answer_later()
    {
        var gate = new TaskCompletionSource<string>();
        Fake.On<IReceiptReader>(nameof(IReceiptReader.NameAsync)).Returns(call => gate.Task);

        Task<string> name = Reader.NameAsync(Photo);
        Assert.False(name.IsCompleted);
        gate.SetResult("Tea House");
        Assert.Equal("Tea House", await name);
    }

    [Fact]
    public async Task A_result_has_the_reply_and_the_usage_of_the_fake()
    {
        var fake = new FakeJsonModeCaller { Usage = new TokenUsage(1_000_000, 2_000_000) };
        fake.On<IReceiptReader>(nameof(IReceiptReader.ReadWithCostAsync)).Returns(Receipt.Tea);

        JsonModeResult<Receipt> result = await fake.Bind<IReceiptReader>().ReadWithCostAsync(Photo, Stop);

        Assert.Same(Receipt.Tea, result.Value);
        Assert.Equal(Receipt.TeaJson, result.RawReply);
        Assert.Equal((new TokenUsage(1_000_000, 2_000_000), 38m, GptImage2Model.Id, "fake-1"), (result.Usage!.Value, result.Cost!.Value, result.Model, result.RequestId));
        Exchange exchange = Assert.Single(result.Exchanges);
        Assert.Equal((ExchangeKind.Call, Receipt.TeaJson, 1), (exchange.Kind, exchange.Reply, exchange.Attempts));
    }

    [Fact]
    public async Task A_result_of_the_test_is_returned_as_it_is()
    {
        var result = new JsonModeResult<Receipt>(Receipt.Tea) { Cost = 0.5m, FromCache = true };
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadWithCostAsync)).Returns(result);

        Assert.Same(result, await Reader.ReadWithCostAsync(Photo, Stop));
    }

    [Fact]
    public async Task Without_usage_nothing_is_counted()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadWithCostAsync)).Returns(Receipt.Tea);

        JsonModeResult<Receipt> result = await Reader.ReadWithCostAsync(Photo, Stop);

        Assert.Equal((null, null), (result.Usage, result.Cost));
    }

    [Fact]
    public async Task A_method_that_may_return_null_returns_it()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CardAsync)).Returns((string?)null);

        Assert.Null(await Reader.CardAsync(Photo, Photo));
    }

    [Fact]
    public async Task Methods_of_an_inherited_client_are_answered()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.NameAsync)).Returns("Tea House");

        Assert.Equal("Tea House", await Reader.NameAsync(Photo));
        Assert.Equal("Tea House", await Fake.Bind<IShopNames>().NameAsync(Photo));
    }

    [Fact]
    public async Task A_method_that_was_made_by_hand_is_answered_by_its_name()
    {
        var method = new JsonModeMethod<Line>("read-line", "Read it."u8, JsonContract.Of<Line>());
        Fake.On("read-line").Returns(new Line("tea", 3.20m));

        JsonModeResult<Line> result = await ((IJsonModeCaller)Fake).CallAsync(method, new UserMessage().Text("A line."u8), null, Stop);

        Assert.Equal(new Line("tea", 3.20m), result.Value);
    }

    [Fact]
    public async Task Calls_on_many_threads_take_each_answer_once()
    {
        int[] numbers = [.. Enumerable.Range(0, 200)];
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(0, [.. numbers[1..]]);

        int[] counted = await Task.WhenAll(numbers.Select(_ => Task.Run(() => Reader.CountAsync(Photo).AsTask(), Stop)));

        Assert.Equal(numbers, counted.Order());
        Assert.Equal(Enumerable.Range(1, 200), Fake.Calls.Select(static call => call.Number));
    }

    private async Task<List<int>> CountAsync(int times)
    {
        var counts = new List<int>();
        for (int i = 0; i < times; i++)
            counts.Add(await Reader.CountAsync(Photo));
        return counts;
    }
}
