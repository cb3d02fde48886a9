using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace GptImage2.Emulator.Tests;

public sealed class MalformedReplyTests
{
    private const string Schema = """
        {"type":"object","properties":{"name":{"type":"string","minLength":1},"wasPaid":{"type":"boolean"},"on":{"type":"string","format":"date"},"by":{"enum":["Cash","Card"]},"count":{"type":"integer","minimum":1},"lines":{"type":"array","minItems":1,"items":{"type":"object","properties":{"price":{"type":"number"}},"required":["price"],"additionalProperties":false}},"note":{"type":"string"}},"required":["name","wasPaid","on","by","count","lines"],"additionalProperties":false}
        """;

    private const string Document = """{"name":"It's tea","wasPaid":true,"on":"2026-05-08","by":"Cash","count":2,"lines":[{"price":3.20}],"note":"hot"}""";

    public static TheoryData<MalformedReply> Kinds => [.. Enum.GetValues<MalformedReply>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_breaks_a_correct_document(MalformedReply kind)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(Schema, Api.Stop);
        Assert.False(IsWrong(Document, schema));
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(kind, Document), Reply.Wrong(kind));
        ApiResponse scripted = await api.SendAsync(Api.Request("JSON: " + Schema));
        ApiResponse sample = await api.SendAsync(Api.Request("JSON: " + Schema));
        if (kind is not MalformedReply.CutBehindDocument)
        {
            Assert.True(IsWrong(scripted.Content!, schema), scripted.Content);
            Assert.True(IsWrong(sample.Content!, schema), sample.Content);
        }

        string ending = kind switch
        {
            MalformedReply.WhiteSpaceUntilLength or MalformedReply.ReasoningOnly => "length",
            MalformedReply.FilteredInPart or MalformedReply.FilteredWhole => "content_filter",
            _ when kind.ToString().StartsWith("Cut", StringComparison.Ordinal) => "length",
            _ => "stop",
        };
        Assert.Equal((ending, ending), (scripted.FinishReason, sample.FinishReason));
    }

    [Theory]
    [InlineData(MalformedReply.Fenced, "```json\n{\"a\":1,\"b\":[true,\"x\"]}\n```")]
    [InlineData(MalformedReply.InlineCode, "`{\"a\":1,\"b\":[true,\"x\"]}`")]
    [InlineData(MalformedReply.TwoFences, "A first draft:\n```json\n{\"a\":0,\"b\":[true,\"x\"]}\n```\nCorrected:\n```json\n{\"a\":1,\"b\":[true,\"x\"]}\n```")]
    [InlineData(MalformedReply.UnclosedThinkBlock, "<think>Perhaps {\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.DraftBefore, "{\"a\":0,\"b\":[true,\"x\"]}\n{\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.SecondBrokenOff, "{\"a\":1,\"b\":[true,\"x\"]}\n{\"a\":1,\"b\":[tr")]
    [InlineData(MalformedReply.ScalarInstead, "1")]
    [InlineData(MalformedReply.JsonLines, "{\"a\":1}\n{\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.TripleEncoded, "\"\\\"{\\\\\\\"a\\\\\\\":1,\\\\\\\"b\\\\\\\":[true,\\\\\\\"x\\\\\\\"]}\\\"\"")]
    [InlineData(MalformedReply.EscapedQuotes, "{\\\"a\\\":1,\\\"b\\\":[true,\\\"x\\\"]}")]
    [InlineData(MalformedReply.DoubleComma, "{\"a\":1,,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.TrailingCommaInList, "{\"a\":1,\"b\":[true,\"x\",]}")]
    [InlineData(MalformedReply.EllipsisInList, "{\"a\":1,\"b\":[true,\"x\", ...]}")]
    [InlineData(MalformedReply.MissingOpeningQuote, "{\"a\":1,\"b\":[true,x\"]}")]
    [InlineData(MalformedReply.InvalidEscape, "{\"a\":1,\"b\":[true,\"\\dx\"]}")]
    [InlineData(MalformedReply.LoneSurrogate, "{\"a\":1,\"b\":[true,\"\\ud83d x\"]}")]
    [InlineData(MalformedReply.HalfLiteral, "{\"a\":1,\"b\":[tru,\"x\"]}")]
    [InlineData(MalformedReply.PlusSign, "{\"a\":+1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.LeadingZero, "{\"a\":01,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.RawTab, "{\"a\":1,\"b\":[true,\"\tx\"]}")]
    [InlineData(MalformedReply.MissingLastBrace, "{\"a\":1,\"b\":[true,\"x\"]")]
    [InlineData(MalformedReply.ExtraBrace, "{\"a\":1,\"b\":[true,\"x\"]}}")]
    [InlineData(MalformedReply.CutBehindDocument, "{\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NullAsString, "{\"a\":\"null\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NumberWithGroups, "{\"a\":\"12,001\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NumberWithDecimalComma, "{\"a\":\"1,00\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NumberAsRatio, "{\"a\":\"5/5\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.IntegerWithPoint, "{\"a\":1.0,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.BooleanAsNumber, "{\"a\":1,\"b\":[1,\"x\"]}")]
    [InlineData(MalformedReply.NumberForString, "{\"a\":1,\"b\":[true,7]}")]
    [InlineData(MalformedReply.EncodedValue, "{\"a\":1,\"b\":\"[true,\\\"x\\\"]\"}")]
    [InlineData(MalformedReply.EnumInSentence, "{\"a\":1,\"b\":[true,\"It looks like x to me.\"]}")]
    [InlineData(MalformedReply.OptionalOfOtherType, "{\"a\":{\"value\":1},\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.ListForValue, "{\"a\":[1],\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.ListAsText, "{\"a\":1,\"b\":\"true, x\"}")]
    [InlineData(MalformedReply.TrailingComma, "{\"a\":1,\"b\":[true,\"x\"],}")]
    [InlineData(MalformedReply.MissingComma, "{\"a\":1 \"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.SingleQuotes, "{'a':1,'b':[true,'x']}")]
    [InlineData(MalformedReply.SmartQuotes, "{“a”:1,“b”:[true,“x”]}")]
    [InlineData(MalformedReply.UnquotedNames, "{a:1,b:[true,\"x\"]}")]
    [InlineData(MalformedReply.PythonLiterals, "{\"a\":1,\"b\":[True,\"x\"]}")]
    [InlineData(MalformedReply.RawLineFeed, "{\"a\":1,\"b\":[true,\"\nx\"]}")]
    [InlineData(MalformedReply.DuplicateName, "{\"a\":null,\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.DoubleEncoded, "\"{\\\"a\\\":1,\\\"b\\\":[true,\\\"x\\\"]}\"")]
    [InlineData(MalformedReply.NumberAsString, "{\"a\":\"1\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NamesInOtherCase, "{\"A\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.MissingRequired, "{\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.MissingColon, "{\"a\" 1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.UnquotedValues, "{\"a\":1,\"b\":[true,x]}")]
    [InlineData(MalformedReply.UnescapedQuotes, "{\"a\":1,\"b\":[true,\"the \"real\" x\"]}")]
    [InlineData(MalformedReply.ConcatenatedStrings, "{\"a\":1,\"b\":[true,\"\" + \"x\"]}")]
    [InlineData(MalformedReply.TripleQuotes, "{\"a\":1,\"b\":[true,\"\"\"x\"\"\"]}")]
    [InlineData(MalformedReply.BacktickStrings, "{\"a\":1,\"b\":[true,`x`]}")]
    [InlineData(MalformedReply.UndefinedLiteral, "{\"a\":1,\"b\":[true,undefined]}")]
    [InlineData(MalformedReply.NaNLiteral, "{\"a\":NaN,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.MongoTypes, "{\"a\":NumberLong(1),\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.Ellipsis, "{\"a\":1,\"b\":[true,\"x\"], ...}")]
    [InlineData(MalformedReply.Jsonp, "callback({\"a\":1,\"b\":[true,\"x\"]});")]
    [InlineData(MalformedReply.EmptyObjectBefore, "{}\n{\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.NonBreakingSpaces, "{\u00A0\"a\":1,\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.Yaml, "a: 1\nb:\n  - true\n  - x\n")]
    [InlineData(MalformedReply.Xml, "<response><a>1</a><b><item>true</item><item>x</item></b></response>")]
    [InlineData(MalformedReply.CutInString, "{\"a\":1,\"b\":[true,\"")]
    [InlineData(MalformedReply.CutInNumber, "{\"a\":1")]
    [InlineData(MalformedReply.CutInLiteral, "{\"a\":1,\"b\":[tru")]
    [InlineData(MalformedReply.CutInEscape, "{\"a\":1,\"b\":[true,\"\\u00")]
    [InlineData(MalformedReply.CutInSurrogatePair, "{\"a\":1,\"b\":[true,\"\\ud83d")]
    [InlineData(MalformedReply.FilteredWhole, "")]
    [InlineData(MalformedReply.NumberAsCurrency, "{\"a\":\"$1,231\",\"b\":[true,\"x\"]}")]
    [InlineData(MalformedReply.BooleanAsWord, "{\"a\":1,\"b\":[\"yes\",\"x\"]}")]
    [InlineData(MalformedReply.BadItem, "{\"a\":1,\"b\":[true,\"x\",[\"n/a\"]]}")]
    [InlineData(MalformedReply.ItemForList, "{\"a\":1,\"b\":true}")]
    public async Task Without_a_schema_the_first_value_is_changed(MalformedReply kind, string expected)
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(kind, """{"a":1,"b":[true,"x"]}"""));
        Assert.Equal(expected, (await api.SendAsync(Api.Request())).Content);
    }

    [Fact]
    public async Task Tables_of_TOON_name_their_columns_once()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(MalformedReply.Toon, """{"shop":"Zoë","lines":[{"name":"Tea","price":3.20},{"name":"Cake","price":4}]}"""));
        Assert.Equal("shop: Zoë\nlines[2]{name,price}:\n  Tea,3.20\n  Cake,4\n", (await api.SendAsync(Api.Request())).Content);
    }

    [Fact]
    public async Task Lines_of_JSON_are_the_items_of_a_list_of_objects()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(
            Reply.Wrong(MalformedReply.JsonLines, """{"shop":"Zoë","lines":[{"name":"Tea","price":3.20},{"name":"Cake","price":4}]}"""),
            Reply.Wrong(MalformedReply.JsonLines, """{"shop":"Zoë"}"""));
        Assert.Equal("{\"name\":\"Tea\",\"price\":3.20}\n{\"name\":\"Cake\",\"price\":4}", (await api.SendAsync(Api.Request())).Content);
        (await api.SendAsync(Api.Request())).ShouldBeError(
            500, "The emulator cannot make the wrong reply JsonLines: nothing in the document can be wrong as JsonLines.", type: "emulator_error");
    }

    [Fact]
    public async Task A_document_that_is_encoded_many_times_decodes_to_itself()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(MalformedReply.DeeplyEncoded, Document));
        string text = (await api.SendAsync(Api.Request())).Content!;
        for (int level = 0; level < 6; level++)
            text = JsonSerializer.Deserialize<string>(text)!;

        Assert.Equal(Document, text);
    }

    [Fact]
    public async Task An_object_as_pairs_has_its_names_as_values()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(MalformedReply.ObjectAsPairs, """{"at":{"x":1,"y":2}}"""));
        Assert.Equal("""{"at":[{"name":"x","value":1},{"name":"y","value":2}]}""", (await api.SendAsync(Api.Request())).Content);
    }

    [Theory]
    [InlineData(MalformedReply.EnumAsNumber, "\"by\":77")]
    [InlineData(MalformedReply.EnumWithMarks, "\"by\":\"*Cash*\"")]
    [InlineData(MalformedReply.EnumInSentence, "\"by\":\"It looks like Cash to me.\"")]
    [InlineData(MalformedReply.UnknownEnum, "\"by\":\"None of these\"")]
    [InlineData(MalformedReply.OptionalOfOtherType, "\"note\":{\"value\":\"hot\"}")]
    [InlineData(MalformedReply.IntegerWithPoint, "\"count\":2.0")]
    public async Task The_schema_decides_what_is_an_enumeration_an_integer_or_an_optional_member(MalformedReply kind, string expected)
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(kind, Document));
        string member = expected[..expected.IndexOf(':', StringComparison.Ordinal)];
        string right = JsonDocument.Parse(Document).RootElement.GetProperty(member.Trim('"')).GetRawText();
        Assert.Equal(Document.Replace($"{member}:{right}", expected, StringComparison.Ordinal), (await api.SendAsync(Api.Request("JSON: " + Schema))).Content);
    }

    [Theory]
    [InlineData(MalformedReply.WhiteSpaceUntilLength, 50, 50, 0)]
    [InlineData(MalformedReply.ReasoningOnly, 50, 50, 50)]
    [InlineData(MalformedReply.WhiteSpaceUntilLength, null, 300, 0)]
    [InlineData(MalformedReply.ReasoningOnly, null, 300, 300)]
    public async Task Endless_white_space_and_reasoning_use_all_tokens(MalformedReply kind, int? max, int tokens, int reasoning)
    {
        await using Api api = await Api.StartAsync(o => o.MaxCompletionTokens = 300);
        api.Emulator.Replies.Enqueue(Reply.Wrong(kind, Document));
        JsonObject request = Api.Request();
        request["max_completion_tokens"] = max;
        ApiResponse response = await api.SendAsync(request);
        JsonElement usage = response.Usage;
        Assert.Equal(
            ("length", tokens, reasoning),
            (response.FinishReason, usage.GetProperty("completion_tokens").GetInt32(), usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32()));
        Assert.Equal(reasoning == 0 ? "{" : "", response.Content!.Trim());
    }

    [Fact]
    public async Task The_schema_decides_which_value_is_changed()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(MalformedReply.EnumInOtherCase, Document), Reply.Wrong(MalformedReply.FractionForInteger, Document));
        string? inOtherCase = (await api.SendAsync(Api.Request("JSON: " + Schema))).Content;
        Assert.Equal(Document.Replace("Cash", "cASH", StringComparison.Ordinal), inOtherCase);
        Assert.Equal(Document.Replace("2,", "2.5,", StringComparison.Ordinal), (await api.SendAsync(Api.Request("JSON: " + Schema))).Content);
    }

    [Fact]
    public async Task A_document_that_a_kind_cannot_break_is_reported()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Wrong(MalformedReply.BooleanAsString, "{}"), Reply.Wrong(MalformedReply.SchemaBefore, "{}"));
        (await api.SendAsync(Api.Request())).ShouldBeError(
            500, "The emulator cannot make the wrong reply BooleanAsString: nothing in the document can be wrong as BooleanAsString.", type: "emulator_error");
        (await api.SendAsync(Api.Request())).ShouldBeError(
            500, "The emulator cannot make the wrong reply SchemaBefore: the prompt holds no JSON Schema to repeat.", type: "emulator_error");
    }

    [Fact]
    public async Task Default_replies_can_be_malformed()
    {
        await using Api api = await Api.StartAsync(o => o.DefaultReply = Reply.Wrong(MalformedReply.Fenced));
        api.Emulator.Replies.Enqueue(Reply.Json("{}"));
        Assert.Equal("{}", (await api.SendAsync(Api.Request())).Content);
        Assert.StartsWith("```json\n{", (await api.SendAsync(Api.Request())).Content, StringComparison.Ordinal);
    }

    private static bool IsWrong(string content, JsonSchema schema)
    {
        try
        {
            JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false }).Dispose();
            // JSON that is no Unicode passes both.
            if (content.Contains("\\ud83d ", StringComparison.Ordinal))
                return true;

            return schema.Validate(content).Count > 0;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
