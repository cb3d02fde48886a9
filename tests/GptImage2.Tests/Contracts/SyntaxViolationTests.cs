using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class SyntaxViolationTests
{
    [Theory]
    [InlineData("{\"name\":}", "/name", "a value", "}", 8)]
    [InlineData("{\"name\":nul}", "/name", "a value", "nul}", 8)]
    [InlineData("{\"name\" 1}", "/name", "':'", "1", 8)]
    [InlineData("{\"more\" 1}", "/more", "':'", "1", 8)]
    [InlineData("{name:1}", "", "a member name or '}'", "name:1}", 1)]
    [InlineData("{,}", "", "a member name or '}'", ",}", 1)]
    [InlineData("{\"more\":1,}", "", "a member name", "}", 10)]
    [InlineData("{\"more\":1 2}", "/more", "',' or '}'", "2", 10)]
    [InlineData("{\"more\":[1 2]}", "/more/0", "',' or ']'", "2", 11)]
    [InlineData("{\"more\":[1,]}", "/more/1", "a value", "]}", 11)]
    [InlineData("{\"more\":[1,{\"x\":01}]}", "/more/1/x", "',' or '}'", "1", 17)]
    [InlineData("{\"more\":\"a\\x\"}", "/more", "an escape sequence", "\\x\"}", 10)]
    [InlineData("{\"more\":\"a\n\"}", "/more", "a control character as an escape sequence", "\n\"}", 10)]
    [InlineData("{\"mo\\x\":1}", "", "an escape sequence", "\\x\":1}", 4)]
    [InlineData("{\"more\":-}", "/more", "a digit", "}", 9)]
    [InlineData("{\"more\":1.}", "/more", "a digit", "}", 10)]
    [InlineData("{\"more\":1e+}", "/more", "a digit", "}", 11)]
    [InlineData("{", "", "a member name or '}'", null, 1)]
    [InlineData("{\"more", "", "the end of the string", null, 6)]
    [InlineData("{\"more\"", "/more", "':'", null, 7)]
    [InlineData("{\"more\":", "/more", "a value", null, 8)]
    [InlineData("{\"more\":\"a", "/more", "the end of the string", null, 10)]
    [InlineData("{\"more\":[", "/more/0", "a value", null, 9)]
    [InlineData("{\"more\":[1", "/more/0", "',' or ']'", null, 10)]
    [InlineData("{\"more\":[1,", "/more/1", "a value", null, 11)]
    [InlineData("{\"more\":1", "/more", "',' or '}'", null, 9)]
    [InlineData("{\"more\":1,", "", "a member name", null, 10)]
    public void Reading_stops_at_a_violation_of_the_grammar(string text, string path, string expected, string? found, int offset) =>
        Assert.Equal(new ContractViolation(path, ContractRule.Syntax, expected, found, offset), Assert.Single(Reading.OfOrder(text).Violations));

    [Theory]
    [InlineData("{} {}", "the end of the reply", "{}", 3)]
    [InlineData("{}}", "the end of the reply", "}", 2)]
    [InlineData("{}\n```", "the end of the reply", "```", 3)]
    [InlineData("{}\0", "the end of the reply", "\0", 2)]
    public void Text_after_the_value_is_a_violation(string text, string expected, string found, int offset)
    {
        ContractReading<Branch> reading = Reading.Of<Branch>(text, Branch.Read);

        Assert.Null(reading.Value);
        Assert.Equal(new ContractViolation("", ContractRule.Syntax, expected, found, offset), Assert.Single(reading.Violations));
    }

    [Fact]
    public void Violations_before_a_syntax_violation_are_reported()
    {
        const string text = """{"name":null,"quantity":0,"lines":[{"code":1},{"code":"x" "price":2}]}""";

        Assert.Equal(
            ["/name NotNull 8", "/quantity Range 24", "/lines/0/price Required 35", "/lines/0/code Type 43", "/lines/1/code Syntax 58"],
            Reading.Brief(Reading.OfOrder(text).Violations));
    }

    [Fact]
    public void Members_are_not_reported_as_missing_after_a_syntax_violation() =>
        Assert.Equal(["/name Type 8", "/name Syntax 10"], Reading.Brief(Reading.OfOrder("{\"name\":1 x").Violations));

    [Theory]
    [InlineData("{\"name\":@}")]
    [InlineData("{\"name\":\"a\",\"name\":@}")]
    [InlineData("{\"more\":@}")]
    public void A_value_that_is_not_json_is_reported_only_for_its_syntax(string text) =>
        Assert.Equal((ContractRule.Syntax, text.Length - 2), Only(Reading.OfOrder(text)));

    [Fact]
    public void A_value_of_the_wrong_type_with_a_syntax_violation_inside_is_reported_for_both() =>
        Assert.Equal(["/name Type 8", "/name/0 Syntax 9"], Reading.Brief(Reading.OfOrder("{\"name\":[@]}").Violations));

    [Theory]
    [InlineData("{\"name\":\"a", "\"}", "/name", 10)]
    [InlineData("{\"more\":{\"x\":[0,\"a", "\"]}}", "/more/x/1", 18)]
    [InlineData("{\"na", "me\":1}", "", 4)]
    [InlineData("{\"more\":1,\"a\\\"b\":[[],", "]}", "/a\"b/1", 21)]
    [InlineData("{}", "", "", 2)]
    [InlineData("", "", "", 0)]
    public void Reading_stops_at_invalid_utf8(string before, string after, string path, int offset)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(before), 0xE2, 0x82, .. Encoding.UTF8.GetBytes(after)];

        ContractViolation violation = Reading.Of<Order>(text, Order.Read).Violations[^1];

        Assert.Equal((path, ContractRule.Syntax, "valid UTF-8", offset), (violation.Path, violation.Rule, violation.Expected, violation.Offset));
        Assert.StartsWith("\ufffd", violation.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_before_invalid_utf8_are_reported()
    {
        byte[] text = [.. "{\"name\":1,\"more\":\""u8, 0xFF, .. "\",\"quantity\":null}"u8];
        Assert.Equal(["/name Type 8", "/more Syntax 18"], Reading.Brief(Reading.Of<Order>(text, Order.Read).Violations));

        text = [.. "{\"name\":1,,\"more\":\""u8, 0xFF, .. "\"}"u8];
        Assert.Equal(["/name Type 8", " Syntax 10"], Reading.Brief(Reading.Of<Order>(text, Order.Read).Violations));
    }

    private static (ContractRule Rule, int Offset) Only<T>(ContractReading<T> reading)
    {
        ContractViolation violation = Assert.Single(reading.Violations);
        return (violation.Rule, violation.Offset);
    }
}
