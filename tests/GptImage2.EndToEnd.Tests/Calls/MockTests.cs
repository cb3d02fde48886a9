namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>A client interface can be used like any other interface.</summary>
public sealed class MockTests
{
    [Fact]
    public async Task An_interface_can_be_implemented_by_hand()
    {
        IItemReader reader = new Mock();

        Assert.Equal(new Item("milk", 2), await reader.ReadAsync("milk"));
        Assert.Equal(new Item("milk", 2), (await reader.ReadWithResultAsync("milk")).Value);
    }

    [Fact]
    public async Task An_interface_can_be_an_argument_of_generic_types()
    {
        await using Emulated emulated = await Emulated.StartAsync(Emulator.Reply.Json("""{"name":"eggs","count":6}"""));
        List<IItemReader> readers = [new Mock(), emulated.Bind<IItemReader>()];

        Item[] items = await Task.WhenAll(readers.Select(reader => reader.ReadAsync("milk", Emulated.Stop)));

        Assert.Equal([new Item("milk", 2), new Item("eggs", 6)], items);
    }

    private sealed class Mock : IItemReader
    {
        public Task<Item> ReadAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(new Item(name, 2));

        public Task<JsonModeResult<Item>> ReadWithResultAsync(string name) => Task.FromResult(new JsonModeResult<Item>(new Item(name, 2)));
    }
}

[JsonModeClient]
public partial interface IItemReader
{
    [UserMessage("Read {name}.")]
    Task<Item> ReadAsync(string name, CancellationToken cancellationToken = default);

    [UserMessage("Read {name}.")]
    Task<JsonModeResult<Item>> ReadWithResultAsync(string name);
}
