using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class ConcurrencyTests : CallTest
{
    [Fact]
    public async Task A_call_above_the_limit_waits_and_can_be_cancelled_meanwhile()
    {
        await using var server = new LoopbackServer(
            Answer.Completion(ItemReply) with { Fault = Fault.NeverAnswer },
            Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.MaxConcurrentRequests = 1);
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();

        Task first = client.CallAsync(Item.Method, SomeMessage, null, stopFirst.Token);
        await server.Waiting.Task.WaitAsync(Cancellation);
        Task second = client.CallAsync(Item.Method, SomeMessage, null, stopSecond.Token);
        Task<JsonModeResult<Item>> third = CallAsync(client);
        await stopSecond.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        await stopFirst.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(new Item("milk", 2), (await third).Value);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_failed_call_releases_its_place()
    {
        await using var server = new LoopbackServer(Answer.Error(400, "No."), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.MaxConcurrentRequests = 1);

        await Assert.ThrowsAsync<ApiException>(() => CallAsync(client));

        Assert.Equal(new Item("milk", 2), (await CallAsync(client).WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Value);
    }

    [Theory]
    [InlineData(nameof(GptImage2Options.MaxConcurrentRequests))]
    [InlineData(nameof(GptImage2Options.RequestsPerMinute))]
    [InlineData(nameof(GptImage2Options.TokensPerMinute))]
    public void A_limit_of_zero_is_refused(string option)
    {
        var options = new GptImage2Options { ApiKey = Key };
        typeof(GptImage2Options).GetProperty(option)!.SetValue(options, 0);

        Assert.Contains($"GptImage2Options.{option} must be at least 1", Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(options)).Message, StringComparison.Ordinal);
    }
}
