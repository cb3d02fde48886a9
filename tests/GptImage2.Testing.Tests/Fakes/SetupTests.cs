namespace GptImage2.Testing.Tests.Fakes;

/// <summary>Which set-up answers a call, and what a wrong one says.</summary>
public sealed class SetupTests : FakeTest
{
    [Fact]
    public async Task A_call_without_an_answer_says_what_to_write()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.Equal(
            $"The fake has no answer for IReceiptReader.ReadAsync. Nothing is set up.{Environment.NewLine}Write before the call: fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(value); or .RepliesJson(json), or .Throws(() => exception).",
            error.Message);
        Assert.Single(Fake.Calls);
    }

    [Fact]
    public async Task A_stream_without_an_answer_says_what_to_write()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ToListAsync(Reader.LinesAsync(Photo, Stop)));

        Assert.Contains("no answer for IReceiptReader.LinesAsync. Only these are set up: IReceiptReader.ReadAsync.", error.Message, StringComparison.Ordinal);
        Assert.Contains("fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).ReturnsItems(items);", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_is_set_up_needs_an_answer()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.StartsWith("IReceiptReader.ReadAsync is set up without an answer. Write before the call: fake.On<", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_is_asked_before_an_answer_to_all_calls()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync), call => call.UserMessage.Contains("USD", StringComparison.Ordinal)).Throws(() => new ReplyRefusedException("no"));
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);

        await Assert.ThrowsAsync<ReplyRefusedException>(() => ReadAsync("USD"));
        Assert.Same(Receipt.Tea, await ReadAsync());
    }

    [Fact]
    public async Task The_latest_condition_is_asked_first()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync), _ => true).Returns(1);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync), call => call.Images.Count == 2).Returns(2);

        Assert.Equal((1, 2), (await Reader.CountAsync(Photo), await Reader.CountAsync([Photo, Photo])));
    }

    [Fact]
    public async Task A_call_that_fulfils_no_condition_has_no_answer()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync), _ => false).Returns(Receipt.Tea);

        InvalidOperationException one = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync), _ => false).Returns(Receipt.Tea);
        InvalidOperationException two = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.Contains("Its condition is not true for the call: Read this receipt in EUR: {photo}", one.Message, StringComparison.Ordinal);
        Assert.Contains("None of its 2 conditions is true for the call: Read this receipt in EUR: {photo}", two.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_up_a_method_again_replaces_its_answers()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(1, 2);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(7);

        Assert.Equal(7, await Reader.CountAsync(Photo));
        Assert.Empty(Fake.NeverCalled);
    }

    [Fact]
    public async Task What_was_never_called_can_be_asked_for()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.CountAsync)).Returns(1);
        FakeMethod read = Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);
        FakeMethod refuse = Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync), _ => false).Throws(new ReplyRefusedException("no"));
        await Reader.CountAsync(Photo);

        Assert.Equal([read, refuse], Fake.NeverCalled);
        Assert.Equal(["IReceiptReader.ReadAsync", "IReceiptReader.ReadAsync with a condition"], Fake.NeverCalled.Select(static method => method.ToString()));
        await ReadAsync();
        Assert.Equal((1, 0), (read.CallCount, refuse.CallCount));
    }

    [Fact]
    public void A_method_that_does_not_exist_is_rejected_with_the_names_of_those_that_do()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Fake.On<IReceiptReader>("Read"));

        Assert.Equal("method", error.ParamName);
        Assert.StartsWith("IReceiptReader has no call 'Read'. Its calls are: IReceiptReader.ReadAsync, IReceiptReader.ReadWithCostAsync, ", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Fake.CallsOf<IReceiptReader>("Read"));
        Assert.Throws<ArgumentException>(() => Fake.On(""));
    }

    [Fact]
    public async Task A_value_of_another_type_is_rejected_with_both_types()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(new Line("tea", 3.20m));
        Fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).Returns(Receipt.Tea);

        InvalidOperationException value = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());
        InvalidOperationException items = await Assert.ThrowsAsync<InvalidOperationException>(() => ToListAsync(Reader.LinesAsync(Photo, Stop)));

        Assert.StartsWith("IReceiptReader.ReadAsync returns Receipt, but the fake was set up with Line. Write: fake.On<", value.Message, StringComparison.Ordinal);
        Assert.StartsWith("IReceiptReader.LinesAsync returns IEnumerable<Line>, but the fake was set up with Receipt. Write: fake.On<", items.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_JSON_is_rejected()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea with { Lines = null! });

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.StartsWith("The value that was set up for IReceiptReader.ReadAsync cannot be written as JSON by its contract: ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public void Arguments_that_are_null_are_rejected()
    {
        FakeMethod method = Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync));

        Assert.Throws<ArgumentNullException>(() => method.Returns((Func<FakeCall, Receipt>)null!));
        Assert.Throws<ArgumentNullException>(() => method.Returns((Func<FakeCall, Task<Receipt>>)null!));
        Assert.Throws<ArgumentNullException>(() => method.RepliesJson((string)null!));
        Assert.Throws<ArgumentNullException>(() => method.RepliesJson("{}", null!, "{}"));
        Assert.Throws<ArgumentNullException>(() => method.RepliesJson((Func<FakeCall, string>)null!));
        Assert.Throws<ArgumentNullException>(() => method.ReturnsItems((IEnumerable<Line>)null!));
        Assert.Throws<ArgumentNullException>(() => method.Throws((Exception)null!));
        Assert.Throws<ArgumentNullException>(() => method.Throws((Func<Exception>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FakeJsonModeCaller(new CallOptions { MaxCorrections = 9 }));
    }

    [Fact]
    public async Task A_reset_forgets_answers_and_calls()
    {
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);
        await ReadAsync();
        Fake.Reset();

        Assert.Empty(Fake.Calls);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());
    }
}
