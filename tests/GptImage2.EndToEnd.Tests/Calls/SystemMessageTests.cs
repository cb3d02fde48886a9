using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests values of a call in its system message, as the emulator receives them.</summary>
public sealed class SystemMessageTests
{
    private const string Milk = """{"name":"milk","count":2}""";
    private const string Contract = """
        Reply only with minified JSON that is valid against this JSON Schema:
        {"type":"object","properties":{"name":{"type":"string"},"count":{"type":"integer","minimum":1,"maximum":99}},"required":["name","count"]}
        """;

    private static readonly DateOnly Day = new(2026, 5, 8);

    [Fact]
    public async Task The_contract_comes_before_the_text_and_the_examples_after_it()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk), Reply.Json(Milk));
        ITones tones = emulated.Bind<ITones>();

        await tones.ReadAsync("the shelf", "brief", Day, Emulated.Stop);
        await tones.ReadAsync("the floor", "kind {today}", Day.AddDays(1), Emulated.Stop);

        Assert.Equal(
            [$"system: {Contract}\n\nBe brief, for it is 8 May.", "user: One", """assistant: {"name":"one","count":1}""", "user: What is on the shelf?"],
            Messages(emulated.Requests[0]));
        Assert.Equal(
            [$"system: {Contract}\n\nBe kind {{today}}, for it is 9 May.", "user: One", """assistant: {"name":"one","count":1}""", "user: What is on the floor?"],
            Messages(emulated.Requests[1]));
    }

    [Fact]
    public async Task Calls_at_the_same_time_keep_their_own_text()
    {
        await using Emulated emulated = await Emulated.StartAsync([.. Enumerable.Repeat(Reply.Json(Milk), 16)]);
        ITones tones = emulated.Bind<ITones>();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => tones.ReadAsync($"{i}", $"tone {i}", Day, Emulated.Stop)));

        Assert.All(emulated.Requests, request =>
        {
            List<string> messages = Messages(request);
            string number = messages[^1]["user: What is on ".Length..^1];
            Assert.EndsWith($"Be tone {number}, for it is 8 May.", messages[0], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Values_are_written_as_in_a_user_message_and_a_correction_has_the_same()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"name":"milk","count":0}"""), Reply.Json(Milk));

        JsonModeResult<Item> result = await emulated.Client(static options => options.MaxCorrections = 1).Bind<ITones>()
            .ResultAsync(Pictures.Png(4), Shade.Dark, "a ``` b", cancellationToken: Emulated.Stop);

        Assert.Equal(2, result.Exchanges.Count);
        string[] systems = [.. emulated.Requests.Select(static request => Messages(request)[0])];
        Assert.Equal([$"system: {Contract}\n\nShade: very dark \n````\na ``` b\n````\n", systems[0]], systems);
        Assert.Equal("user: And this, a ``` b?", Messages(emulated.Requests[0])[1]);
    }

    [Fact]
    public async Task Streams_have_the_text_of_their_call()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"items":[{"name":"milk","count":2}]}"""), Reply.Json(Milk));
        ITones tones = emulated.Bind<ITones>();

        List<Item> items = [];
        await foreach (Item item in tones.ListAsync("brief", Day).WithCancellation(Emulated.Stop))
            items.Add(item);
        JsonModeSnapshot<Item>? last = null;
        await foreach (JsonModeSnapshot<Item> snapshot in tones.WatchAsync("kind", Day).WithCancellation(Emulated.Stop))
            last = snapshot;

        Assert.Equal([new Item("milk", 2)], items);
        Assert.Equal(new Item("milk", 2), last!.Result!.Value);
        Assert.EndsWith("\n\nBe brief, for it is 8 May.", Messages(emulated.Requests[0])[0], StringComparison.Ordinal);
        Assert.Equal($"system: {Contract}\n\nBe kind, for it is 8 May.", Messages(emulated.Requests[1])[0]);
    }

    [Fact]
    public async Task A_contract_in_TypeScript_also_comes_first()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json("""{"value":3}"""));

        Assert.Equal(3, await emulated.Bind<ITones>().CountAsync("brief", Day));

        string system = Messages(emulated.Request)[0];
        Assert.StartsWith("system: Reply only with minified JSON of this TypeScript type", system, StringComparison.Ordinal);
        Assert.EndsWith("\n\nBe brief, for it is 8 May.", system, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_have_values()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk));

        await emulated.Bind<ITones>().FromFileAsync("children", new Item("tea", 1));

        Assert.Equal($$"""system: {{Contract}}{{"\n\n"}}Answer for children.{{"\n"}}Known: {"name":"tea","count":1}""", Messages(emulated.Request)[0]);
    }

    [Fact]
    public async Task Text_with_only_nulls_is_not_sent()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk));

        await emulated.Bind<ITones>().PerhapsAsync(null);

        Assert.Equal($"system: {Contract}", Messages(emulated.Request)[0]);
    }

    [Fact]
    public async Task A_value_that_must_not_be_null_is_named_before_anything_is_sent()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        Assert.Equal("known", (await Assert.ThrowsAsync<ArgumentNullException>(() => emulated.Bind<ITones>().FromFileAsync("a", null!))).ParamName);
        Assert.Empty(emulated.Requests);
    }

    [Fact]
    public async Task A_cost_limit_includes_the_text()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk));
        ITones tones = emulated.Client(static options => options.MaxCostPerCall = 0.02m).Bind<ITones>();

        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => tones.ReadAsync("a", new string('x', 30_000), Day, Emulated.Stop));
        await tones.ReadAsync("a", "x", Day, Emulated.Stop);

        Assert.True(e.Estimate > 10_000 * GptImage2Model.Price.InputPerMillion / 1_000_000);
        Assert.Single(emulated.Requests);
    }

    private static List<string> Messages(ReceivedRequest request) => [.. request.Chat!.Messages.Select(static message => $"{message.Role}: {message.Text}")];
}
