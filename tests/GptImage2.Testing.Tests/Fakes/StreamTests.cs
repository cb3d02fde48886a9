namespace GptImage2.Testing.Tests.Fakes;

public sealed class StreamTests : FakeTest
{
    [Fact]
    public async Task Items_are_returned_in_order()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).ReturnsItems(Receipt.Tea.Lines);

        Assert.Equal(Receipt.Tea.Lines, await ToListAsync(Reader.LinesAsync(Photo, Stop)));
        Assert.Equal(Receipt.Tea.Lines, await ToListAsync(Reader.LinesAsync(Photo, Stop)));
    }

    [Fact]
    public async Task An_exception_follows_the_items()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).ReturnsItems([Receipt.Tea.Lines[0]], thenThrows: () => new ApiConnectionException("lost") { Attempts = 1, ItemsRead = 1 });
        var read = new List<Line>();

        ApiConnectionException lost = await Assert.ThrowsAsync<ApiConnectionException>(async () =>
        {
            await foreach (Line line in Reader.LinesAsync(Photo, Stop))
                read.Add(line);
        });

        Assert.Equal([Receipt.Tea.Lines[0]], read);
        Assert.Equal((1, 1), (lost.Attempts, lost.ItemsRead));
    }

    [Fact]
    public async Task A_stream_that_throws_does_so_when_it_is_enumerated()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.PricesAsync)).Throws(() => new ReplyRefusedException("no"));

        JsonModeStream<decimal> prices = Reader.PricesAsync();

        await Assert.ThrowsAsync<ReplyRefusedException>(() => ToListAsync(prices));
    }

    [Fact]
    public async Task Items_may_arrive_later()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.PricesAsync)).ReturnsItems(Later);

        Assert.Equal([3.20m, 4m], await ToListAsync(Reader.PricesAsync()));

        static async IAsyncEnumerable<decimal> Later(FakeCall call)
        {
            await Task.Yield();
            yield return 3.20m;
            await Task.Yield();
            yield return 4m;
        }
    }

    [Fact]
    public async Task A_stream_has_its_reply_and_usage_at_its_end()
    {
        var fake = new FakeJsonModeCaller { Usage = new TokenUsage(1_000_000, 0) };
        fake.On<IReceiptReader>(nameof(IReceiptReader.PricesAsync)).ReturnsItems([3.20m, 4m]);
        JsonModeStream<decimal> prices = fake.Bind<IReceiptReader>().PricesAsync();

        await ToListAsync(prices);

        Assert.Equal(("""{"items":[3.20,4]}""", new TokenUsage(1_000_000, 0), 8m, "fake-1"), (prices.RawReply, prices.Usage!.Value, prices.Cost!.Value, prices.RequestId));
    }

    [Fact]
    public async Task A_reply_is_read_item_by_item()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).RepliesJson("""{"items":[{"name":"tea","price":3.20},{"name":"cake","price":"x"}]}""");
        var read = new List<Line>();

        ContractViolationException broken = await Assert.ThrowsAsync<ContractViolationException>(async () =>
        {
            await foreach (Line line in Reader.LinesAsync(Photo, Stop))
                read.Add(line);
        });

        Assert.Equal([new Line("tea", 3.20m)], read);
        Assert.Equal(("/items/1/price", 1), (Assert.Single(broken.Violations).Path, broken.ItemsRead));
    }

    [Fact]
    public async Task A_value_grows_in_snapshots()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.WatchAsync)).Returns(Receipt.Tea);

        List<JsonModeSnapshot<Receipt>> snapshots = await ToListAsync(Reader.WatchAsync(Stop));

        Assert.True(snapshots.Count > 3);
        Assert.All(snapshots[..^1], static snapshot => Assert.False(snapshot.IsComplete));
        Assert.Equal("Tea House", snapshots[^2].Json.GetProperty("shop").GetString());
        Assert.Same(Receipt.Tea, snapshots[^1].Result!.Value);
        Assert.Equal(Receipt.TeaJson, snapshots[^1].Json.GetRawText());
    }

    [Fact]
    public async Task Snapshots_of_the_test_are_returned_as_they_are()
    {
        JsonModeSnapshot<Receipt>[] snapshots = [new("{}"), new("""{"shop":"T"}""")];
        Fake.On<IReceiptReader>(nameof(IReceiptReader.WatchAsync)).ReturnsSnapshots(snapshots, thenThrows: () => new ReplyTruncatedException("cut off") { PartialReply = "{" });
        var read = new List<JsonModeSnapshot<Receipt>>();

        ReplyTruncatedException cut = await Assert.ThrowsAsync<ReplyTruncatedException>(async () =>
        {
            await foreach (JsonModeSnapshot<Receipt> snapshot in Reader.WatchAsync(Stop))
                read.Add(snapshot);
        });

        Assert.Equal(snapshots, read);
        Assert.Equal("{", cut.PartialReply);
    }

    [Fact]
    public async Task A_reply_is_shown_in_snapshots()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.WatchAsync)).RepliesJson(Receipt.TeaJson);

        List<JsonModeSnapshot<Receipt>> snapshots = await ToListAsync(Reader.WatchAsync(Stop));

        Assert.True(snapshots.Count > 3);
        Assert.Equal(Receipt.TeaJson, snapshots[^1].Result!.Value.ToJson());
    }

    [Fact]
    public async Task No_exception_can_follow_a_single_value()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).ReturnsItems([Receipt.Tea], thenThrows: () => new ReplyRefusedException("no"));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.StartsWith("IReceiptReader.ReadAsync returns one value and no stream", error.Message, StringComparison.Ordinal);
    }
}
