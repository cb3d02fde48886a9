using GptImage2.Emulator;
using GptImage2.EndToEnd.Tests.Streaming;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Replies that reached the output limit: cut, or complete and followed by white space.</summary>
public sealed class OutputLimitTests
{
    private const string Milk = """{"name":"milk","count":2}""";

    public static TheoryData<string> Complete =>
    [
        Milk + new string('\n', 300),
        $"```json\n{Milk}\n```{new string('\n', 200)}",
        $"Here it is:\n{Milk}\n ",
        $"<think>{{}}</think>{Milk}\t",
    ];

    public static TheoryData<string> Cut =>
    [
        Milk,
        """{"name":"milk","count":2,"note":""" + new string(' ', 100),
        """{"name":"milk","count":2,"note":" """,
        $"```json\n{Milk}\nand then ",
        $"<think>{Milk}\n\n",
        $"{Milk}\n{{\"name\": ",
        "\n\n",
    ];

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task A_complete_object_and_white_space_are_the_value(string reply)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Truncated(reply));

        Assert.Equal(new Grocery("milk", 2), (await AroundTheListTests.Groceries(emulated).OneAsync()).Value);
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public async Task Anything_else_is_cut(string reply)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Truncated(reply));

        await Assert.ThrowsAsync<ReplyTruncatedException>(() => AroundTheListTests.Groceries(emulated).OneAsync());
    }

    [Fact]
    public async Task The_last_snapshot_has_the_value()
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Ending("length", """{"title":"T"}""", new string('\n', 300)));

        (List<JsonModeSnapshot<Tag>> snapshots, _) = await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).TagAsync());

        Assert.Equal("T", snapshots[^1].Result!.Value.Title);
    }
}
