using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

public sealed class BindTests : CallTest
{
    /// <summary>An interface like generated code.</summary>
    internal interface IItems : IJsonModeClient<IItems>
    {
        Task<JsonModeResult<Item>> ReadAsync(string what, CancellationToken cancellationToken);

        static IItems IJsonModeClient<IItems>.GeneratedBind(IJsonModeCaller caller) => new Bound(caller);

        static IReadOnlyList<JsonModePrompt> IJsonModeClient<IItems>.GeneratedPrompts => [];

        private sealed class Bound(IJsonModeCaller caller) : IItems
        {
            public Task<JsonModeResult<Item>> ReadAsync(string what, CancellationToken cancellationToken) =>
                caller.CallAsync(Item.Method, new UserMessage().Text("What is "u8).Value(what), null, cancellationToken);
        }
    }

    [Fact]
    public async Task A_bound_interface_calls_through_its_client()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        IItems items = Client(server).Bind<IItems>();

        JsonModeResult<Item> result = await items.ReadAsync("this", Cancellation);

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Contains("What is this", System.Text.Encoding.UTF8.GetString(Assert.Single(server.Requests).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_double_of_an_interface_can_return_a_result_without_a_call()
    {
        IItems items = new Double();

        JsonModeResult<Item> result = await items.ReadAsync("this", Cancellation);

        Assert.Equal((new Item("tea", 1), "", 0.5m, null), (result.Value, result.RawReply, result.Cost, result.Usage));
        Assert.Empty(result.UnknownMembers);
    }

    private sealed class Double : IItems
    {
        public Task<JsonModeResult<Item>> ReadAsync(string what, CancellationToken cancellationToken) =>
            Task.FromResult(new JsonModeResult<Item>(new Item("tea", 1)) { Cost = 0.5m });
    }
}
