namespace GptImage2.Testing.Tests.Fakes;

public sealed class CancellationTests : FakeTest
{
    [Fact]
    public async Task A_call_whose_token_is_cancelled_uses_no_answer()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        FakeMethod read = Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(Receipt.Tea);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reader.ReadAsync(Photo, "EUR", null, cancelled.Token));

        Assert.Equal(0, read.CallCount);
        Assert.True(Assert.Single(Fake.Calls).CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_call_that_is_never_answered_ends_when_it_is_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).NeverAnswers();

        Task<Receipt> call = Reader.ReadAsync(Photo, "EUR", null, cancellation.Token);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_function_that_waits_is_left_when_the_call_is_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.ReadAsync)).Returns(_ => new TaskCompletionSource<Receipt>().Task);

        Task<Receipt> call = Reader.ReadAsync(Photo, "EUR", null, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_stream_ends_between_two_items()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.LinesAsync)).ReturnsItems(Receipt.Tea.Lines);
        var read = new List<Line>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Line line in Reader.LinesAsync(Photo, cancellation.Token))
            {
                read.Add(line);
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal([Receipt.Tea.Lines[0]], read);
    }

    [Fact]
    public async Task The_token_of_an_enumeration_cancels_too()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Fake.On<IReceiptReader>(nameof(IReceiptReader.PricesAsync)).NeverAnswers();

        await using IAsyncEnumerator<decimal> prices = Reader.PricesAsync().GetAsyncEnumerator(cancellation.Token);
        ValueTask<bool> next = prices.MoveNextAsync();
        Assert.False(next.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
    }
}
