using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>A stream keeps the promises of a whole reply: nothing wrong is handed out, and nothing is lost in silence.</summary>
public sealed class AroundTheListTests
{
    private const string Full = """{"items":[{"name":"milk","count":2},{"name":"tea","count":1}]}""";
    private const string Draft = """{"items":[{"name":"draft","count":0}]}""";

    public static TheoryData<string, string[], string, string?> Lists => new()
    {
        { "W5.1", ["""<think>Maybe {"items":[{"name":"rum","count":9}]}?</think>""", Full], "milk tea", null },
        { "W5.2", ["<think>Perhaps ", Full], "", "" },
        { "W5.6", ["<think>hm</think>", Full], "milk tea", null },
        { "an open block of another name", ["<scratchpad>", Draft, "</think>", Full], "", "" },
        { "a block in pieces", ["<th", "ink>", Draft, "</thi", "nk>", Full], "milk tea", null },
        { "a block in capitals", ["<THINK>", Draft, "</Think>", Full], "milk tea", null },
        { "a draft before a block that only ends", [Draft, " Hm.</think>"], "draft", "/items" },
        { "a draft before a block that only ends, in pieces", [Draft, "</thi", "nk>", "\nI am done."], "draft", "/items" },
        { "a draft that becomes the answer", [Full, "</think>", Full], "milk tea", null },
        { "a comment after it", [Full, " // {\"items\":[1]}"], "milk tea", null },
        { "a comment", ["/* ", Draft, " *", "/", Full], "milk tea", null },
        { "a comment of HTML", ["<!", "-- ", Draft, " --", ">", Full], "milk tea", null },
        { "W6.1", [Draft + "\n", Full], "draft", "/items" },
        { "W6.4", ["```json\n", Draft, "\n```\nBetter:\n```json\n", Full, "\n```"], "draft", "/items" },
        { "twice", [Full, "\n", Full], "milk tea", null },
        { "twice, indented", [Full, "\n", Full.Replace(",", ",\n  ", StringComparison.Ordinal)], "milk tea", null },
        { "a bare list after it", [Full, """ [{"name":"tea","count":2}]"""], "milk tea", "/items" },
        { "W7.1", ["{\"items\":[{\"name\":\"milk\",\"count\":2}],", """{"name":"tea","count":1}]}"""], "milk", "/items" },
        { "W7.2", ["{\"items\":[{\"name\":\"milk\",\"count\":2}],", "\"items\":[{\"name\":\"tea\",\"count\":1}]}"], "milk", "/items" },
        { "an item after it", ["""{"items":[{"name":"milk","count":2}]}""", "\n", """{"name":"tea","count":1}"""], "milk", "/items" },
        { "a member after it", [Full, ""","total":3}"""], "milk tea", "/items" },
        { "an object that does not end", [Full[..^1]], "milk tea", "/items" },
        { "prose after it", ["```json\n", Full, "\n```\nThat's [all]. {Bye}"], "milk tea", null },
        { "a bracket too many", [Full, "}\n"], "milk tea", null },
        { "M6.1", ["""{"result":{"items":[{"name":"milk","count":2}]}}"""], "milk", null },
        { "M6.2", ["""{"type":"object","properties":{"items":{"type":"array"}}}""" + "\n", Full], "milk tea", null },
        { "M6.3", ["{}\n", Full], "milk tea", null },
        { "M6.4", ["""[{"name":"milk","count":2}]"""], "milk", null },
        { "another name", ["""{"groceries":[{"name":"milk","count":2}]}"""], "milk", null },
        { "an error", ["""{"error":"The picture is dark."}"""], "", "/items" },
        { "P2.1", ["""{"items":"none"}"""], "", "/items" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Items_are_those_of_the_answer_and_what_contradicts_them_is_reported(string what, string[] deltas, string names, string? path)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Of(deltas));

        (List<Grocery> items, ContractViolationException? e) = await ReadAsync(Groceries(emulated).ListAsync());

        Assert.Equal((what, names), (what, string.Join(' ', items.Select(static item => item.Name))));
        Assert.Equal((what, path), (what, e?.Violations.Single().Path));
        Assert.Equal(e is null ? null : items.Count, e?.ItemsRead);
        Assert.StartsWith(e?.RawReply ?? "", string.Concat(deltas), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<reasoning>{"items":["x"]}</reasoning>""", """{"items":["a","b"]}""", "a b", null)]
    [InlineData("""<think>First {"items":["x","y"]}""", " no.</think>\n{\"items\":[\"a\"]}", "a", null)]
    [InlineData("""First try: {"items":["x"]}""", "\nCorrected: {\"items\":[\"a\",\"b\"]}", "x", "/items: expected only one list, or the same again, found {\"items\":[\"a\",\"b\"]}")]
    [InlineData("""{"items":["a"]}""", "\n{\"items\":[\"a\"]}", "a", null)]
    [InlineData("""{"items":["a"]}""", ""","b"]""", "a", "/items: expected the end of the reply, found ]")]
    [InlineData("""{"items":{"a":1}""", "}", "", "/items: expected an array, found {\"a\":1}")]
    public async Task Lists_of_strings_too(string first, string second, string items, string? violation)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Of(first, second));

        (List<string> found, ContractViolationException? e) = await ReadAsync(Groceries(emulated).WordsAsync());

        Assert.Equal((items, violation), (string.Join(' ', found), e?.Violations.Single().ToString()));
    }

    [Theory]
    [InlineData("""{"items":[1,2]}""", ",3,4]}", "1 2", "/items: expected the end of the reply, found ]}")]
    [InlineData("""{"items":fal""", "se}", "", "/items: expected an array, found false")]
    [InlineData("""{"items":"no""", "ne\"}", "", "/items: expected an array, found \"none\"")]
    public async Task Lists_of_numbers_too(string first, string second, string items, string violation)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Of(first, second));

        (List<int> found, ContractViolationException? e) = await ReadAsync(Groceries(emulated).NumbersAsync());

        Assert.Equal((items, violation), (string.Join(' ', found), e?.Violations.Single().ToString()));
    }

    [Theory]
    [InlineData(MalformedReply.UnclosedThinkBlock, 0)]
    [InlineData(MalformedReply.DraftBefore, null)]
    [InlineData(MalformedReply.SecondBrokenOff, 2)]
    public async Task Malformed_replies_that_cannot_be_told_apart_end_in_a_violation(MalformedReply kind, int? items)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Wrong(kind, Full));

        (List<Grocery> found, ContractViolationException? e) = await ReadAsync(Groceries(emulated).ListAsync());

        Assert.NotNull(e);
        Assert.Equal(items ?? found.Count, e.ItemsRead);
        Assert.Equal(found.Count, e.ItemsRead);
    }

    [Fact]
    public async Task Members_beside_the_list_and_in_its_items_are_listed()
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Of("""{"page":1,"items":[{"name":"milk","count":2,"colour":"white"}],""", """ "more":[2,3]}"""));
        JsonModeStream<Grocery> stream = Groceries(emulated).ListAsync();

        (List<Grocery> items, ContractViolationException? e) = await ReadAsync(stream);

        Assert.Null(e);
        Assert.Single(items);
        Assert.Equal(["/items/0/colour", "/page", "/more"], stream.UnknownMembers);
    }

    [Theory]
    [InlineData("""{"items":[{"name":"milk","count":2}]}""", true)]
    [InlineData("""{"items":[{"name":"milk","count":2}],"note":""", false)]
    public async Task A_list_that_reached_the_limit_is_complete_where_its_object_is(string reply, bool isComplete)
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Ending("length", reply));
        JsonModeStream<Grocery> stream = Groceries(emulated).ListAsync();
        List<Grocery> items = [];

        if (isComplete)
            (items, _) = await ReadAsync(stream);
        else
            Assert.Equal(1, (await Assert.ThrowsAsync<ReplyTruncatedException>(() => ReadAsync(stream))).ItemsRead);

        Assert.Equal(isComplete ? 1 : 0, items.Count);
    }

    [Fact]
    public async Task Items_are_handed_out_before_what_follows_is_read()
    {
        await using Emulated emulated = await Emulated.StartAsync(StreamedText.Of(Full, " ", Draft));
        List<string> seen = [];

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(async () =>
        {
            await foreach (Grocery item in Groceries(emulated).ListAsync().WithCancellation(Emulated.Stop))
                seen.Add(item.Name);
        });

        Assert.Equal(["milk", "tea"], seen);
        Assert.Equal(2, e.ItemsRead);
    }

    internal static IGroceries Groceries(Emulated emulated) =>
        emulated.Client(static options => options.Leniency = Leniency.Certain).Bind<IGroceries>();

    internal static async Task<(List<T> Items, ContractViolationException? Violation)> ReadAsync<T>(JsonModeStream<T> stream)
    {
        List<T> items = [];
        try
        {
            await foreach (T item in stream.WithCancellation(Emulated.Stop))
                items.Add(item);
        }
        catch (ContractViolationException e)
        {
            return (items, e);
        }

        return (items, null);
    }
}
