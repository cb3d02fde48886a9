using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Events of a stream that are not as the API documents them, and characters that are split between two of them.</summary>
public sealed class StreamEventTests
{
    private const string First = """{"items":[{"name":"milk","count":2},""";
    private const string Second = """{"name":"tea","count":1}]}""";
    private const string Stop = """data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("data:")]
    [InlineData("data: ")]
    [InlineData("data:  \t")]
    [InlineData("data:\ndata:")]
    [InlineData("event: ping\ndata:")]
    [InlineData(": comment\ndata: {}")]
    public async Task Events_without_data_are_passed_over(string blank)
    {
        foreach (int place in Enumerable.Range(0, 4))
        {
            List<string> events = [StreamedText.Delta(First), StreamedText.Delta(Second), Stop];
            events.Insert(place, blank);
            await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents([.. events]));

            Assert.Equal("milk tea", await NamesAsync(emulated));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_finish_reason_says_as_little_as_null(string reason)
    {
        static string WithReason(string text, string reason) =>
            StreamedText.Delta(text).Replace("\"finish_reason\":null", $"\"finish_reason\":\"{reason}\"", StringComparison.Ordinal);

        await using Emulated emulated = await Emulated.StartAsync(
            StreamedText.OfEvents(WithReason(First, reason), WithReason(Second, "stop")),
            StreamedText.OfEvents(WithReason(First, "stop"), WithReason(Second, reason)),
            Reply.Raw(200, "application/json", $$"""{"choices":[{"message":{"content":"{\"name\":\"milk\",\"count\":2}"},"finish_reason":"{{reason}}"}]}"""));

        Assert.Equal("milk tea", await NamesAsync(emulated));
        Assert.Equal("milk tea", await NamesAsync(emulated));
        Assert.Equal("milk", (await AroundTheListTests.Groceries(emulated).OneAsync()).Value.Name);
    }

    [Fact]
    public async Task Halves_of_a_surrogate_pair_meet_between_two_deltas()
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents(
            StreamedText.Encoded("""
                "{\"items\":[\"a\ud83c"
                """.Trim()),
            StreamedText.Encoded("""
                "\udf78b\"]}"
                """.Trim()),
            Stop));
        JsonModeStream<string> stream = AroundTheListTests.Groceries(emulated).WordsAsync();

        (List<string> items, _) = await AroundTheListTests.ReadAsync(stream);

        Assert.Equal(["a🍸b"], items);
        Assert.Equal("""{"items":["a🍸b"]}""", stream.RawReply);
    }

    [Theory]
    [InlineData(@"""{\""items\"":[\""a\ud83cb\""]}""")]
    [InlineData(@"""{\""items\"":[\""a\udf78\""]}""")]
    public async Task Half_a_surrogate_pair_in_an_item_is_a_violation_at_the_item(string content)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents(StreamedText.Encoded(content), Stop));

        (List<string> items, ContractViolationException? e) = await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).WordsAsync());

        Assert.Empty(items);
        Assert.Equal(("/items/0", ContractRule.Format), (e?.Violations.Single().Path, e?.Violations.Single().Rule));
    }

    [Fact]
    public async Task Snapshots_join_the_halves_and_do_not_show_one()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            StreamedText.OfEvents(StreamedText.Encoded(@"""{\""title\"":\""a\ud83c"""), StreamedText.Encoded(@"""\udf78b\""}"""), Stop),
            StreamedText.OfEvents(StreamedText.Encoded(@"""{\""title\"":\""a\ud83c\""}"""), Stop));

        (List<JsonModeSnapshot<Tag>> snapshots, _) = await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).TagAsync());
        (_, ContractViolationException? e) = await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).TagAsync());

        Assert.Equal("a", snapshots[0].Json.GetProperty("title").GetString());
        Assert.Equal("a🍸b", snapshots[^1].Result!.Value.Title);
        Assert.Equal(("/title", ContractRule.Format), (e?.Violations.Single().Path, e?.Violations.Single().Rule));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_whole_reply_is_a_violation_at_its_member()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(
            200,
            "application/json",
            """{"choices":[{"message":{"content":"{\"name\":\"\udf78tea\",\"count\":2}"},"finish_reason":"stop"}]}"""));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => AroundTheListTests.Groceries(emulated).OneAsync());

        Assert.Equal("/name", Assert.Single(e.Violations).Path);
        Assert.Equal("""{"name":"\udf78tea","count":2}""", e.RawReply);
    }

    [Theory]
    [InlineData("""{"code":503,"message":"No capacity"}""", "No capacity", "503")]
    [InlineData("""{"detail":"Upstream closed"}""", "Upstream closed", null)]
    [InlineData("""{"error":{"message":"Model overloaded","code":"overloaded"}}""", "Model overloaded", "overloaded")]
    [InlineData("upstream gone", "upstream gone", null)]
    [InlineData("""{"reason":"x"}""", """{"reason":"x"}""", null)]
    public async Task An_error_event_is_quoted_whatever_its_data(string data, string message, string? code)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents(StreamedText.Delta(First), $"event: error\ndata: {data}"));

        ApiException e = await Assert.ThrowsAsync<ApiException>(() => AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).ListAsync()));

        Assert.Equal((message, code, 1), (e.ProviderMessage, e.Code, e.ItemsRead));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"type":"text","text":"{\"items\":[]}"}]""")]
    [InlineData("""{"text":"{}"}""")]
    [InlineData("5")]
    public async Task Content_that_is_not_text_is_not_an_empty_reply(string content)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents(StreamedText.Encoded(content), Stop));

        UnexpectedResponseException e = await Assert.ThrowsAsync<UnexpectedResponseException>(() => AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).WordsAsync()));

        Assert.Contains("not part of a chat completion", e.Message, StringComparison.Ordinal);
        Assert.Contains($"\"content\":{content}", e.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_other_events_is_quoted()
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.OfEvents("""data: {"detail":"No such deployment"}"""));

        UnexpectedResponseException e = await Assert.ThrowsAsync<UnexpectedResponseException>(() => AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).ListAsync()));

        Assert.Contains("No such deployment", e.Message, StringComparison.Ordinal);
    }

    private static async Task<string> NamesAsync(Emulated emulated)
    {
        (List<Grocery> items, ContractViolationException? e) = await AroundTheListTests.ReadAsync(AroundTheListTests.Groceries(emulated).ListAsync());
        Assert.Null(e);
        return string.Join(' ', items.Select(static item => item.Name));
    }
}
