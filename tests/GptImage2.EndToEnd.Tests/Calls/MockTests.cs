namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>A client interface stays an ordinary interface.</summary>
public sealed class MockTests
{
    [Fact]
    public async Task An_interface_is_implemented_by_hand()
    {
        IGreeter greeter = new Mock();

        Assert.Equal(new Item("milk", 2), await greeter.ReadAsync("milk"));
        Assert.Equal(new Item("milk", 2), (await greeter.ReadWithResultAsync("milk")).Value);
        Assert.Equal([new Item("a", 2), new Item("b", 2)], await Task.WhenAll(((List<string>)["a", "b"]).ConvertAll(name => greeter.ReadAsync(name))));
    }

    private sealed class Mock : IGreeter
    {
        public Task<Item> ReadAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(new Item(name, 2));

        public Task<JsonModeResult<Item>> ReadWithResultAsync(string name) => Task.FromResult(new JsonModeResult<Item>(new Item(name, 2)));
    }
}

[JsonModeClient]
public partial interface IGreeter
{
    [UserMessage("Read {name}.")]
    Task<Item> ReadAsync(string name, CancellationToken cancellationToken = default);

    [UserMessage("Read {name}.")]
    Task<JsonModeResult<Item>> ReadWithResultAsync(string name);
}
