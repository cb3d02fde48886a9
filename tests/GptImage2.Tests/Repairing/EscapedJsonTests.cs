using System.Text;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class EscapedJsonTests
{
    [Theory]
    [InlineData("""{\"a\":1}""", 0, 9, """{"a":1}""")]
    [InlineData("""Here: {\"a\":\"x\\ny\"}!""", 6, 23, """{"a":"x\ny"}""")]
    [InlineData("{\n\\\"a\\\":1\n}", 0, 11, "{\n\"a\":1\n}")]
    public void An_object_with_escaped_quotes_is_found_and_decoded(string reply, int offset, int end, string json)
    {
        TextEdit? found = EscapedJson.Find(Encoding.UTF8.GetBytes(reply), 0);

        Assert.NotNull(found);
        Assert.Equal((offset, end, RepairKind.EncodedJson), (found.Value.Offset, found.Value.End, found.Value.Kind));
        Assert.Equal(json, Encoding.UTF8.GetString(found.Value.Replacement));
    }

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""no \"object\" at all""")]
    [InlineData("""{\"a\":1""")]
    [InlineData("""{\"a\":1} and {""")]
    [InlineData("""{\"a\":}""")]
    public void Other_text_is_not_decoded(string reply) => Assert.Null(EscapedJson.Find(Encoding.UTF8.GetBytes(reply), 0));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData(""" [1] """, "[1]")]
    [InlineData(""" "[1]" """, "[1]")]
    [InlineData(""" "\"[1]\"" """, "[1]")]
    public void Text_is_decoded_until_it_is_an_object_or_an_array(string text, string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(EscapedJson.Decode(text)!.Value.Utf8));

    [Theory]
    [InlineData("milk")]
    [InlineData("12")]
    [InlineData("[1")]
    [InlineData("\"milk\"")]
    public void Text_that_does_not_encode_JSON_is_not_decoded(string text) => Assert.Null(EscapedJson.Decode(text));
}
