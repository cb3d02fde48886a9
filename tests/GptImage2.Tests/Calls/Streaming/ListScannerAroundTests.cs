namespace GptImage2.Tests.Calls.Streaming;

/// <summary>What is before the list, around it and after it.</summary>
public sealed class ListScannerAroundTests
{
    private const string Needed = "/items Required: the required member \"items\"";
    private const string Second = "/items Duplicate: only one list, or the same again";
    private const string Rest = "/items Syntax: the end of the reply";

    [Theory]
    [InlineData("""<think>{"items":[9]}</think>{"items":[1]}""", "1", "Surroundings")]
    [InlineData("""<Thinking>{"items":[9]} <b> </thinking> {"items":[1]}""", "1", "Surroundings")]
    [InlineData("""<reasoning>{"items":[9]}</reasoning>[{"b":1}]""", """{"b":1}""", "Surroundings MissingWrapper")]
    [InlineData("""<scratchpad>[{"x":1}]</scratchpad>{"items":[1]}""", "1", "Surroundings")]
    [InlineData("""<think>a <think>{"items":[9]}</think> {"items":[8]}</think>{"items":[1]}""", "1", "Surroundings")]
    [InlineData("""<think>a</think> Hm. <think>{"items":[9]}</think>{"items":[1]}""", "1", "Surroundings")]
    [InlineData("""/* {"items":[9]} */ {"items":[1]}""", "1", "Surroundings")]
    [InlineData("""<!-- {"items":[9]} -->{"items":[1]}""", "1", "Surroundings")]
    [InlineData("// {\"items\":[9]}\n{\"items\":[1]}", "1", "Surroundings")]
    [InlineData("""See https://a.b/c: {"items":[1]}""", "1", "Surroundings")]
    [InlineData("""1 < 2 and </think>: {"items":[1]}""", "1", "Surroundings")]
    [InlineData("""{/* {"items":[9]} */"items":/*x*/[1]}""", "", "Comment")]
    [InlineData("""{/* {"items":[9]} */"items":[/* 8, 9 */1]}""", "1", "Comment Comment")]
    [InlineData("{\"a\":1, // \"items\":[9]\n\"items\":[{}, /* , */ {}]}", "{} | {}", "Comment Comment")]
    public void Thinking_and_comments_before_the_list_are_passed_over(string reply, string items, string repairs)
    {
        var scanned = ScannedReply.InAnyPieces(reply);

        Assert.Equal((items, repairs), (scanned.Items, scanned.Repairs));
        Assert.Equal(items.Length == 0, scanned.Violation.Length > 0);
    }

    [Theory]
    [InlineData("""<think>Perhaps {"items":[1]}""", " Syntax: </think>")]
    [InlineData("""<think>a <think>b</think> {"items":[1]}""", " Syntax: </think>")]
    [InlineData("""<scratchpad>{"items":[1]}</think>""", " Syntax: </scratchpad>")]
    [InlineData("""/* {"items":[1]}""", " Type: an object")]
    public void Nothing_is_handed_out_of_a_block_that_does_not_end(string reply, string violation) =>
        Assert.Equal(new ScannedReply("", violation, "", ""), ScannedReply.InAnyPieces(reply));

    [Theory]
    [InlineData("""{"result":{"items":[1,2]}}""", "1 | 2", "Wrapper", "")]
    [InlineData("""{"a":{"b":{"Items":[1]}}}""", "1", "Wrapper Wrapper NameSpelling", "")]
    [InlineData("""{"success":true,"data":{"n":0,"items":[1]}}""", "1", "Wrapper", "/success")]
    [InlineData("""{"products":[{"a":1}]}""", """{"a":1}""", "NameSpelling", "")]
    [InlineData("{}\n{\"items\":[1]}", "1", "OtherJson", "")]
    [InlineData("Schema: {\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\"}}}\nReply: {\"items\":[1]}", "1", "Surroundings OtherJson Surroundings", "")]
    [InlineData("{\"type\":\"array\",\"items\":{\"type\":\"object\"}}\n{\"items\":[1]}", "1", "OtherJson", "")]
    [InlineData("{\"n\":1}\n[{\"a\":1}]", """{"a":1}""", "OtherJson MissingWrapper", "")]
    [InlineData("""{"meta":{"items":[9]},"items":[1],"b":2}""", "1", "", "/meta /b")]
    public void Objects_around_and_before_the_list_are_opened_or_passed_over(string reply, string items, string repairs, string unknown) =>
        Assert.Equal(new ScannedReply(items, "", repairs, unknown), ScannedReply.InAnyPieces(reply));

    [Theory]
    [InlineData("{}", Needed)]
    [InlineData("{} {\"a\":1}", Needed)]
    [InlineData("""{"error":["no"]}""", Needed)]
    [InlineData("""{"a":{"items":[1]},"b":{"items":[2]}}""", "/items Duplicate: only one list")]
    [InlineData("""{"properties":{"items":{"type":"array"}}}""", Needed)]
    [InlineData("""{"items":{"a":1}}""", "/items Type: an array")]
    [InlineData("""{"items":"no" """, "/items Type: an array")]
    [InlineData("""{"Items":null}""", "/items Type: an array")]
    public void What_holds_no_list_is_a_violation_at_the_list(string reply, string violation)
    {
        var scanned = ScannedReply.InAnyPieces(reply);

        Assert.Equal(("", violation, ""), (scanned.Items, scanned.Violation, scanned.Repairs));
    }

    [Theory]
    [InlineData("""{"items":[1]}}""")]
    [InlineData("{\"items\":[1]}\n```\nI hope [this] helps {a}: \"yes\".")]
    [InlineData("{\"items\":[1]}\n```json\n")]
    [InlineData("""{"items":[1]} <think>or {"items":[2]}]</think>""")]
    [InlineData("""{"items":[1]} <think>or {"items":[2]}""")]
    [InlineData("""{"items":[1]} /* "a": {"items":[2]} */""")]
    [InlineData("{\"items\":[1]} // {\"items\":[2]}")]
    [InlineData("{\"items\":[1]}\n// {\"items\":[2]}")]
    [InlineData("""{"items":[1]} <!-- {"items":[2]} -->""")]
    [InlineData("""{"items":[1]} {"items": [ 1 ]}""")]
    [InlineData("""{"items":[1]} {"result":{"items":[1]}} {}""")]
    [InlineData("""{"items":[1]} Note: {"b":1}""")]
    [InlineData("""{"items":[1],"Items":[1.0],}""")]
    [InlineData("callback({\"items\":[1]});")]
    public void What_says_nothing_else_after_the_list_is_harmless(string reply)
    {
        var scanned = ScannedReply.InAnyPieces(reply);

        Assert.Equal(("1", ""), (scanned.Items, scanned.Violation));
    }

    [Theory]
    [InlineData("""{"items":[1]} {"items":[2]}""", Second)]
    [InlineData("""{"items":[1]} or {"data":{"items":[1,2]}}""", Second)]
    [InlineData("""{"items":[1]} {"items":[]}""", Second)]
    [InlineData("""{"items":[1]} ["b"]""", Second)]
    [InlineData("""{"items":[1]} {"items":[1""", Rest)]
    [InlineData("""{"items":[1],"items":[2]}""", "/items Duplicate: the member only once")]
    [InlineData("""{"items":[1],"items":null}""", "/items Duplicate: the member only once")]
    [InlineData("""{"items":[1]},"more":2}""", Rest)]
    [InlineData("""{"items":[1]} "more":2""", Rest)]
    [InlineData("""{"items":[1]}},"more":2}""", Rest)]
    [InlineData("""{"items":[1]},2]}""", Rest)]
    [InlineData("""{"items":[1]},{"b":2}""", Rest)]
    [InlineData("""{"items":[1]} {"a":2}""", Rest)]
    [InlineData("""{"items":[1]} that is all}""", Rest)]
    [InlineData("""{"items":[1],{"a":2}]}""", "/items Syntax: a member name")]
    [InlineData("""{"items":[1]""", "/items Syntax: ',' or '}'")]
    [InlineData("""{"items":[1],"a":""", "/items Syntax: ',' or '}'")]
    [InlineData("""{"data":{"items":[1],"items":[2]}}""", "/items Duplicate: the member only once")]
    public void What_contradicts_the_list_after_it_is_a_violation(string reply, string violation)
    {
        var scanned = ScannedReply.InAnyPieces(reply);

        Assert.Equal(("1", violation), (scanned.Items, scanned.Violation));
    }

    [Theory]
    [InlineData("""{"items":[1]} {"items":[1]}""", Second)]
    [InlineData("""{"items":[1],"items":[1]}""", "/items Duplicate: the member only once")]
    [InlineData("""{"items":[1],}""", "/items Syntax: a member name")]
    [InlineData("""{"items":[1]""", "/items Syntax: ',' or '}'")]
    public void Strictly_a_list_is_written_once(string reply, string violation) =>
        Assert.Equal(new ScannedReply("1", violation, "", ""), ScannedReply.InAnyPieces(reply, lenient: false));

    [Fact]
    public void Many_repeated_lists_take_linear_time()
    {
        string list = $$"""{"items":[{{string.Join(',', Enumerable.Range(0, 20_000))}}]}""";
        string reply = list + string.Concat(Enumerable.Repeat("{\"b\":1} /* x */ ", 20_000)) + list;

        var scanned = Scanned.Of(reply);

        Assert.Equal("ended", scanned.State);
    }
}
