using System.Text.Json;
using System.Text;
using GptImage2.Calls.Streaming;
using GptImage2.Tests.Contracts;

namespace GptImage2.Tests.Calls.Streaming;

public sealed class ListScannerTests
{
    [Theory]
    [InlineData("""{"items":[]}""", "")]
    [InlineData(""" { "items" : [ ] } """, "")]
    [InlineData("""{"items":[{"a":1},{"b":{"c":[2]}}]}""", """{"a":1} | {"b":{"c":[2]}}""")]
    [InlineData("""{"items": [ {"a":1} , {"b":2} ] }""", """{"a":1} | {"b":2}""")]
    [InlineData("""{"items":[1,-2.5e3 ,true, null]}""", "1 | -2.5e3 | true | null")]
    [InlineData("""{"items":["a","b,]}","c\"d","\\","\\\"]"]}""", """ "a" | "b,]}" | "c\"d" | "\\" | "\\\"]" """)]
    [InlineData("""{"items":[{"a":"}]"},{"a":"{[\""}]}""", """{"a":"}]"} | {"a":"{[\""}""")]
    [InlineData("""{"items":[[1,[2]],[]]}""", "[1,[2]] | []")]
    [InlineData("""{"items":["ä€😀"]}""", """ "ä€😀" """)]
    [InlineData("""{"title":"items","n":1,"more":{"items":[9]},"b":[{"x":"]"}],"items":[1]}""", "1")]
    [InlineData("""{"it\u0065ms":[1]}""", "1")]
    [InlineData("""{"items":[1]} and so on""", "1")]
    public void Items_are_found_for_any_pieces_of_the_reply(string reply, string items)
    {
        Assert.Equal(new Scanned(items.Trim(), "ended", ""), Scanned.InAnyPieces(reply, lenient: false));
        Assert.Equal(new Scanned(items.Trim(), "ended", ""), Scanned.InAnyPieces(reply, lenient: true));
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2}]""", """{"a":1} | {"a":2}""", "MissingWrapper")]
    [InlineData("""["a" , "b"]""", """ "a" | "b" """, "MissingWrapper")]
    [InlineData("""Here [1] they {are}: {"items":[1]}""", "1", "Surroundings")]
    [InlineData("```json\n{\"items\":[1]}\n```", "1", "Surroundings")]
    [InlineData("```\n[{\"a\":1}]\n```", """{"a":1}""", "Surroundings MissingWrapper")]
    [InlineData("""{"Items":[1]}""", "1", "NameSpelling")]
    [InlineData("""{"items":[1,2,]}""", "1 | 2", "TrailingComma")]
    [InlineData("""{"a":"x" "b":{} "items":[1]}""", "1", "MissingComma MissingComma")]
    public void Text_around_the_items_is_skipped_and_noted_unless_strict(string reply, string items, string repairs)
    {
        Assert.Equal(new Scanned(items.Trim(), "ended", repairs), Scanned.InAnyPieces(reply));
        var strict = Scanned.InAnyPieces(reply, lenient: false);
        Assert.False(strict.State is "ended", strict.State);
        Assert.Equal("", strict.Repairs);
    }

    [Theory]
    [InlineData("""{"items":[,1]}""", "", "10 /items Syntax: an item")]
    [InlineData("""{"items":[1,,2]}""", "1", "12 /items Syntax: an item")]
    [InlineData("""{"items":[{"a":1} {"a":2}]}""", """{"a":1}""", "18 /items Syntax: ',' or ']'")]
    [InlineData("""{"items":["a" "b"]}""", "\"a\"", "14 /items Syntax: ',' or ']'")]
    [InlineData("""{"items":[{"a":1}}""", """{"a":1}""", "17 /items Syntax: ',' or ']'")]
    [InlineData("""{"items":[1}""", "1", "11 /items Syntax: ',' or ']'")]
    [InlineData("""{"items":{"a":1}}""", "", "9 /items Type: an array")]
    [InlineData("""{"items":null}""", "", "9 /items Type: an array")]
    [InlineData("""{"a" 1}""", "", "5  Syntax: ':'")]
    [InlineData("""{"a":1,b:2}""", "", "7  Syntax: a member name")]
    public void A_reply_that_cannot_be_a_list_fails_at_once(string reply, string items, string state)
    {
        Assert.Equal(new Scanned(items, state, ""), Scanned.InAnyPieces(reply));
        Assert.Equal(new Scanned(items, state, ""), Scanned.InAnyPieces(reply, lenient: false));
    }

    [Theory]
    [InlineData("""{}""", "1 /items Required: the required member \"items\"")]
    [InlineData("""{"a":1}""", "6 /items Required: the required member \"items\"")]
    public void An_object_without_the_list_breaks_at_once_only_where_the_reply_must_be_JSON_alone(string reply, string state)
    {
        Assert.Equal(new Scanned("", state, ""), Scanned.InAnyPieces(reply, lenient: false));
        Assert.Equal(new Scanned("", "searching", ""), Scanned.InAnyPieces(reply));
    }

    [Theory]
    [InlineData("""{"items":[1 2]}""", "1 2", "ended")]
    [InlineData("""{"items":[1""", "", "begun")]
    [InlineData("""{"items":["a\""", "", "begun")]
    [InlineData("""{"ite""", "", "searching")]
    [InlineData("I cannot read [that].", "", "searching")]
    public void A_reply_that_may_still_be_a_list_does_not_fail(string reply, string items, string state) =>
        Assert.Equal(new Scanned(items, state, ""), Scanned.InAnyPieces(reply, lenient: false));

    [Theory]
    [InlineData("", false)]
    [InlineData("{", false)]
    [InlineData("{\"items\"", false)]
    [InlineData("{\"items\":", false)]
    [InlineData("{\"items\":[", false)]
    [InlineData("{\"items\":[1", false)]
    [InlineData("{\"items\":[1,", false)]
    [InlineData("{\"items\":[{\"a\":", false)]
    [InlineData("{\"b\":[1,", false)]
    [InlineData("{\"items\":[\"", true)]
    public void Endless_white_space_fails_unless_it_is_in_a_string(string start, bool isText)
    {
        byte[] reply = Encoding.UTF8.GetBytes(start + new string(' ', 5000));
        Assert.Equal(isText, !Scanned.Of(reply, true, Enumerable.Range(1, reply.Length)).State.Contains("4096 bytes of white space", StringComparison.Ordinal));
        Assert.DoesNotContain("white space", Scanned.Of(reply, true, [start.Length + 4096]).State, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_name_fails()
    {
        Assert.Contains("a member name of at most", Scanned.Of("{\"" + new string('x', 5000)).State, StringComparison.Ordinal);
        Assert.Equal("1", Scanned.Of($$"""{"{{new string('x', 5000)}}":0,"items":[1]}""").Items);
    }

    [Fact]
    public void Items_equal_those_of_parsing_the_complete_text()
    {
        var documents = new RandomDocuments(4711);
        var random = new Random(4711);
        for (int i = 0; i < 400; i++)
        {
            string[] values = [.. Enumerable.Range(0, random.Next(6)).Select(_ => documents.Valid(3))];
            string reply = $$"""{"other":{{documents.Valid(2)}},"items":[{{string.Join(',', values)}}]}""";
            using var whole = JsonDocument.Parse(reply);
            string expected = string.Join(" | ", whole.RootElement.GetProperty("items").EnumerateArray().Select(static item => item.GetRawText()));

            byte[] utf8 = Encoding.UTF8.GetBytes(reply);
            int split = random.Next(utf8.Length);

            var scanned = new Scanned(expected, "ended", "");
            Assert.Equal(scanned, Scanned.Of(utf8, false, [utf8.Length]));
            Assert.Equal(scanned, Scanned.Of(utf8, false, [split, utf8.Length]));
            Assert.Equal(scanned, Scanned.Of(utf8, true, Enumerable.Range(1, utf8.Length)));
        }
    }

    [Fact]
    public void No_input_throws_and_every_item_follows_the_one_before()
    {
        var documents = new RandomDocuments(99);
        for (int i = 0; i < 2000; i++)
        {
            byte[] reply = documents.Damaged(Encoding.UTF8.GetBytes($$"""{"a":{{documents.Valid(2)}},"items":[{{documents.Valid(3)}},{{documents.Valid(3)}}]}"""));
            var scanner = new ListScanner("items", i % 2 == 0, []);
            int lastEnd = 0;
            for (int end = 0; end <= reply.Length; end++)
            {
                while (scanner.TryNext(reply.AsSpan(0, end), out Range item))
                {
                    Assert.InRange(item.Start.Value, lastEnd, end);
                    Assert.InRange(item.End.Value, item.Start.Value + 1, end);
                    lastEnd = item.End.Value;
                }
            }
        }
    }

    [Fact]
    public void Text_is_not_read_twice()
    {
        const string lead = """{"items":[""";
        byte[] reply = Encoding.UTF8.GetBytes($$"""{{lead}}{"a":"{{new string('x', 300)}}\"}","b":[{"c":[1,2]},{"d":"ä€"}]},2]}""");
        var scanner = new ListScanner("items", false, []);
        List<(int, int)> items = [];
        for (int end = 1; end <= reply.Length; end++)
        {
            byte[] text = reply[..end];
            // All text that was read is overwritten, except a character that may be cut off.
            for (int seen = lead.Length; seen < end - 3; seen++)
                text[seen] = (byte)'"';
            if (end > lead.Length)
                text[lead.Length] = reply[lead.Length];
            while (scanner.TryNext(text, out Range item))
                items.Add((item.Start.Value, item.End.Value));
        }

        Assert.Equal([(lead.Length, reply.Length - 4), (reply.Length - 3, reply.Length - 2)], items);
        Assert.True(scanner.HasEnded);
    }
}
