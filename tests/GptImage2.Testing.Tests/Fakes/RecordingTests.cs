namespace GptImage2.Testing.Tests.Fakes;

/// <summary>What is known of a call afterwards.</summary>
public sealed class RecordingTests : FakeTest
{
    [Fact]
    public async Task A_call_is_recorded_as_it_would_have_been_sent()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);
        var options = new CallOptions { Leniency = Leniency.Strict };
        await ReadAsync("EUR", options);

        FakeCall call = Assert.Single(Fake.Calls);
        Assert.Equal((1, "IReceiptReader.ReadAsync", FakeCallKind.Value), (call.Number, call.Method, call.Kind));
        Assert.Equal("Read this receipt in EUR: {photo}", call.UserMessage);
        Assert.Equal([new("Read this receipt in EUR: ", null, null), new("{photo}", Photo, "photo")], call.Parts);
        Assert.Same(Photo, Assert.Single(call.Images));
        Assert.Same(options, call.Options);
        Assert.Equal(Stop, call.CancellationToken);
        Assert.Equal(JsonModePrompts.Of<IReceiptReader>()[0].SystemMessage, call.SystemMessage);
        Assert.Equal("IReceiptReader.ReadAsync: Read this receipt in EUR: {photo}", call.ToString());
    }

    [Fact]
    public async Task Images_are_in_the_order_in_which_they_are_sent()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CardAsync)).Returns("1234");
        ImageInput back = Pictures.Png(50);
        await Reader.CardAsync(Photo, back);

        Assert.Equal("Was it paid by card? {front} {back}", Fake.Calls[0].UserMessage);
        Assert.Equal([Photo, back], Fake.Calls[0].Images);
        Assert.Equal(["front", "back"], Fake.Calls[0].Parts.Where(static part => part.Image is not null).Select(static part => part.Parameter));
    }

    [Fact]
    public async Task The_calls_of_one_method_can_be_asked_for()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(1);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.NameAsync)).Returns("Tea House");
        await Reader.CountAsync(Photo);
        await Reader.NameAsync(Photo);
        await Reader.CountAsync([Photo, Photo]);

        Assert.Equal([1, 3], Fake.CallsOf<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Select(static call => call.Number));
        Assert.Equal("How many pages are there? \nImage 1:\n{photos}Image 2:\n{photos}", Fake.Calls[2].UserMessage);
    }

    [Fact]
    public async Task A_stream_is_recorded_when_it_is_enumerated()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.PricesAsync)).ReturnsItems([1m]);
        JsonModeStream<decimal> prices = Reader.PricesAsync();
        Assert.Empty(Fake.Calls);

        await ToListAsync(prices);
        Assert.Equal(FakeCallKind.Items, Assert.Single(Fake.Calls).Kind);
    }

    [Fact]
    public async Task Arguments_are_checked_as_by_a_client()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAsync("EUR", new CallOptions { MaxCorrections = 9 }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Reader.ReadAsync(null!, "EUR", null, Stop));
        Assert.Empty(Fake.Calls);
    }
}
