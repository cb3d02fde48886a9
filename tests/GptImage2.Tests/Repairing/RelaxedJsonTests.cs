using System.Text;
using GptImage2.Generated;
using GptImage2.Repairing;
using GptImage2.Tests.Contracts;

namespace GptImage2.Tests.Repairing;

public sealed class RelaxedJsonTests
{
    [Theory]
    [InlineData("{'a':1}", "Quotes", """{"a":1}""")]
    [InlineData("{a:b}", "Unquoted Unquoted", """{"a":"b"}""")]
    [InlineData("""{"a":1 "b":2}""", "MissingComma", """{"a":1 ,"b":2}""")]
    [InlineData("""[{"a":1} {"a":2}]""", "MissingComma", """[{"a":1} ,{"a":2}]""")]
    [InlineData("[1,2,]", "TrailingComma", "[1,2]")]
    [InlineData("[+1,.5,2.,-.5]", "NumberForm NumberForm NumberForm NumberForm", "[1,0.5,2,-0.5]")]
    [InlineData("[True,None,undefined]", "Literal Literal Literal", "[true,null,null]")]
    [InlineData("[1 // one\n,2 /* two */]", "Comment Comment", "[1 \n,2 ]")]
    [InlineData("[\"a\tb\"]", "ControlCharacter", "[\"a\\tb\"]")]
    [InlineData("""["it\'s"]""", "Escape", """["it's"]""")]
    [InlineData("[“a”,„b“]", "Quotes Quotes", """["a","b"]""")]
    [InlineData("[\u00A01]", "WhiteSpace", "[ 1]")]
    [InlineData("""{"a":"the "good" milk"}""", "Quotes ", """{"a":"the \"good\" milk"}""")]
    [InlineData("""{"a":"19" wide"}""", "Quotes", """{"a":"19\" wide"}""")]
    [InlineData("""{"a":"he said: "hi" to me"}""", "Quotes ", """{"a":"he said: \"hi\" to me"}""")]
    [InlineData("""["a "b" c","d"]""", "Quotes ", """["a \"b\" c","d"]""")]
    [InlineData("{'a':'farmer's milk'}", "Quotes Quotes", """{"a":"farmer's milk"}""")]
    [InlineData("['it's',1]", "Quotes", """["it's",1]""")]
    [InlineData("[```x```,'''y''',\"\"\"z\"\"\"]", "Quotes Quotes Quotes", """["x","y","z"]""")]
    [InlineData("{é:café,中:中式,12:a}", "Unquoted Unquoted Unquoted Unquoted Unquoted Unquoted", """{"é":"café","中":"中式","12":"a"}""")]
    [InlineData("""{"a":1,234.56,"b":-2,000.00}""", "GroupedNumber GroupedNumber", """{"a":1234.56,"b":-2000.00}""")]
    [InlineData("""{"a":1.234.567}""", "GroupedNumber", """{"a":1234567}""")]
    public void Unambiguous_text_becomes_JSON(string text, string kinds, string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        RelaxedValue value = RelaxedJson.Read(utf8, 0, CancellationToken.None);

        Assert.True(value.IsComplete);
        Assert.Equal(utf8.Length, value.End);
        Assert.Equal(kinds, string.Join(' ', value.Edits.Select(static edit => edit.Kind)));
        Assert.Equal(json, Encoding.UTF8.GetString(new EditedText(utf8).Apply(value.Edits).Utf8.Span));
    }

    [Theory]
    [InlineData("[007]", false)]
    [InlineData("[12 apples]", false)]
    [InlineData("[yes]", false)]
    [InlineData("""["a\qb"]""", false)]
    [InlineData("""['it\'s']""", false)]
    [InlineData("[1 2]", false)]
    [InlineData("[1, … /* ... */ ]", false)]
    [InlineData("[1e]", false)]
    [InlineData("""["x" y, "z"]""", false)]
    [InlineData("""{"a":"mi"+"lk"}""", false)]
    [InlineData("""{"a":"x,b:"y"}""", false)]
    [InlineData("""{"a":"x ""y"" z"}""", false)]
    [InlineData("{\"a\":\"x \"y\" z\nw\"}", false)]
    [InlineData("{\"a\":\"x\" b\u00A0:/* one */\"z\"}", false)]
    [InlineData("""["a "b", "c"]""", false)]
    [InlineData("""{"a":"x" b: "z"}""", false)]
    [InlineData("""{"a":"he said "hi", and left","b":"x"}""", false)]
    [InlineData("""{"a":"x" y, "b":"z"}""", false)]
    [InlineData("""{"a":1,234}""", false)]
    [InlineData("['a' b']", false)]
    [InlineData("{\"a\":```note`:`x`}", true)]
    [InlineData("[\"a", true)]
    [InlineData("[\"a\\", true)]
    [InlineData("[1,", true)]
    [InlineData("{\"a\":", true)]
    [InlineData("['a", true)]
    public void Ambiguous_or_unreadable_text_is_not_repaired(string text, bool isUnfinished)
    {
        RelaxedValue value = RelaxedJson.Read(Encoding.UTF8.GetBytes(text), 0, CancellationToken.None);

        Assert.False(value.IsComplete);
        Assert.Equal(isUnfinished, value.IsUnfinished);
    }

    [Fact]
    public void Valid_JSON_is_read_as_the_strict_reader_reads_it()
    {
        var documents = new RandomDocuments(31);
        for (int i = 0; i < 4000; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes($"[{documents.Valid()}]");
            RelaxedValue value = RelaxedJson.Read(utf8, 0, CancellationToken.None);

            Assert.True(value.IsComplete, Encoding.UTF8.GetString(utf8));
            Assert.Empty(value.Edits);
            Assert.Equal(utf8.Length, value.End);
        }
    }

    [Fact]
    public void A_completed_value_is_JSON_after_its_edits_and_a_value_without_edits_was_JSON_before()
    {
        var documents = new RandomDocuments(32);
        int repaired = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] utf8 = [(byte)'[', .. documents.Damaged(Encoding.UTF8.GetBytes(documents.Valid())), (byte)']'];
            if (!System.Text.Unicode.Utf8.IsValid(utf8))
                continue;
            RelaxedValue value = RelaxedJson.Read(utf8, 0, CancellationToken.None);
            bool isJson = IsJson(utf8);
            if (isJson)
                Assert.True(value.IsComplete && value.Edits.Count == 0, Encoding.UTF8.GetString(utf8));

            // Digits of a \u escape are left to the reader.
            if (!value.IsComplete || value.End < utf8.Length || isJson || Encoding.UTF8.GetString(utf8).Contains("\\u", StringComparison.Ordinal))
                continue;
            Assert.True(IsJson(new EditedText(utf8).Apply(value.Edits).Utf8.Span), Encoding.UTF8.GetString(utf8));
            repaired++;
        }

        Assert.InRange(repaired, 500, 20_000);
    }

    [Fact]
    public void A_cancelled_call_ends_the_reading() =>
        Assert.Throws<OperationCanceledException>(static () => RelaxedJson.Read("[1]"u8, 0, new CancellationToken(canceled: true)));

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonScanner(utf8);
        json.Skip();
        json.ReadEnd();
        return !json.Violated;
    }
}
