using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests examples as they are sent to the model.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task Examples_are_pairs_between_the_system_message_and_the_user_message()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"name":"milk","count":2}"""), Reply.Json("""{"name":"milk","count":2}"""));
        IExamples examples = emulated.Bind<IExamples>();

        await examples.OneAsync(Pictures.Png(9), Emulated.Stop);
        await examples.OneAsync(Pictures.Png(9), Emulated.Stop);

        Assert.Equal(
            [
                "user: \"Two\" cartons\nof milk 🧾",
                """assistant: {"name":"milk \"fresh\"","count":2}""",
                "user: This one: 7 px",
                """assistant: {"name":"egg","count":1}""",
                "user:  or  5 px 6 px",
                """assistant: {"name":"tea","count":3}""",
                "user: Bread",
                """assistant: {"name":"bread","count":1}""",
                "user: And this? 9 px",
            ],
            Messages(emulated.Requests[0]).Skip(1));
        Assert.StartsWith("system: Name things.", Messages(emulated.Requests[0])[0], StringComparison.Ordinal);
        Assert.Equal(Messages(emulated.Requests[0]), Messages(emulated.Requests[1]));
        Assert.Equal(Pictures.Sha256(Pictures.PngBytes(7)), emulated.Requests[0].Chat!.Messages[3].Images[0].Sha256);
    }

    [Fact]
    public async Task An_answer_that_is_not_an_object_is_wrapped_in_one()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[]}"""), Reply.Json("""{"value":1}"""));

        await emulated.Bind<IExamples>().ListAsync();
        await emulated.Bind<IExamples>().CountAsync();

        Assert.Equal(
            ["user: Milk and eggs", """assistant: {"items":[{"name":"milk","count":1},{"name":"eggs","count":6}]}""", "user: Nothing", """assistant: {"items":[]}""", "user: And these?"],
            Messages(emulated.Requests[0]).Skip(1));
        Assert.Equal(
            ["user: Some", """assistant: {"value":3}""", "user: Who knows", """assistant: {"value":null}""", "user: How many?"],
            Messages(emulated.Requests[1]).Skip(1));
    }

    [Fact]
    public async Task An_example_that_breaks_the_contract_is_reported_before_anything_is_sent()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => emulated.Bind<IExamples>().BrokenAsync());

        Assert.Equal("An example of IExamples.BrokenAsync breaks the contract of the reply. Correct its answer: /count: expected an integer from 1 to 99, found 100", e.Message);
        Assert.Empty(emulated.Requests);
    }

    private static List<string> Messages(ReceivedRequest request) =>
    [
        .. request.Chat!.Messages.Select(message => $"{message.Role}: {message.Text}{string.Concat(message.Images.Select(image => $" {image.Width} px"))}"),
    ];
}
