using System.Text;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Tests.Contracts;

public sealed class ViolationTests
{
    private const string Good = """{"name":"a","quantity":2,"lines":[{"code":"x","price":1.5}]}""";

    [Fact]
    public void A_text_that_fits_has_no_violations()
    {
        ContractReading<Order> reading = Reading.OfOrder(
            """{"name":"a\u0062","quantity":2,"address":{"street":"s","city":null},"lines":[{"code":"x","price":1.5}],"counts":{"k":1},"grid":[[1,2],[]],"branch":{"children":[{}]}}""");

        Assert.Empty(reading.Violations);
        Assert.Empty(reading.UnknownMembers);
        Assert.Equal("ab", reading.Value!.Name);
        Assert.Equal(2, reading.Value.Quantity);
        Assert.Equal(new Address("s", null), reading.Value.Address);
        Assert.Equal([new Line("x", 1.5m)], reading.Value.Lines);
        Assert.Equal(1, reading.Value.Counts["k"]);
        Assert.Equal([[1, 2], []], reading.Value.Grid);
        Assert.Empty(Assert.Single(reading.Value.Branch!.Children).Children);
    }

    [Theory]
    [InlineData("""{ "lines" : [ {"price":1.5, "code" :"x"} ] , "quantity" :2,"n\u0061me":"a"}""")]
    [InlineData("""{"quantity":2,"name":"a","lines":[{"code":"x","price":1.50}],"address":null}""")]
    [InlineData("""{"name":"a","address":null,"quantity":2.0,"lines":[{"code":"x","price":15e-1}],"branch":null}""")]
    public void Order_white_space_and_escapes_of_members_do_not_matter(string text)
    {
        ContractReading<Order> reading = Reading.OfOrder(text);

        Assert.Empty(reading.Violations);
        Assert.Equal(("a", 2), (reading.Value!.Name, reading.Value.Quantity));
        Assert.Equal([new Line("x", 1.5m)], reading.Value.Lines);
    }

    [Theory]
    [InlineData("\"quantity\":2", "\"quantity\":\"2\"", "/quantity", ContractRule.Type, "an integer", "\"2\"", 23)]
    [InlineData("\"quantity\":2", "\"quantity\":2.5", "/quantity", ContractRule.Type, "an integer", "2.5", 23)]
    [InlineData("\"quantity\":2", "\"quantity\": 0", "/quantity", ContractRule.Range, "a number from 1 to 100", "0", 24)]
    [InlineData("\"quantity\":2", "\"quantity\":3000000000", "/quantity", ContractRule.Range, "an integer from -2147483648 to 2147483647", "3000000000", 23)]
    [InlineData("\"quantity\":2", "\"quantity\":null", "/quantity", ContractRule.NotNull, "an integer", "null", 23)]
    [InlineData("\"name\":\"a\"", "\"name\":null", "/name", ContractRule.NotNull, "a string", "null", 8)]
    [InlineData("\"name\":\"a\"", "\"name\":\"\"", "/name", ContractRule.Length, "1 to 20 characters", "\"\"", 8)]
    [InlineData("\"name\":\"a\"", "\"name\":true", "/name", ContractRule.Type, "a string", "true", 8)]
    [InlineData("\"name\":\"a\"", "\"name\":\"\\ud800\"", "/name", ContractRule.Format, "both halves of a surrogate pair", "\"\\ud800\"", 8)]
    [InlineData("\"price\":1.5", "\"price\":\"1.5\"", "/lines/0/price", ContractRule.Type, "a number", "\"1.5\"", 54)]
    [InlineData("\"price\":1.5", "\"price\":1e99", "/lines/0/price", ContractRule.Range, "a number that fits Decimal", "1e99", 54)]
    [InlineData(",\"price\":1.5", "", "/lines/0/price", ContractRule.Required, "the required member \"price\"", null, 34)]
    [InlineData("\"name\":\"a\",", "", "/name", ContractRule.Required, "the required member \"name\"", null, 0)]
    [InlineData("{\"code\":\"x\",\"price\":1.5}", "", "/lines", ContractRule.Length, "1 to 3 items", "[]", 33)]
    [InlineData("{\"code\":\"x\",\"price\":1.5}", "null", "/lines/0", ContractRule.NotNull, "an object", "null", 34)]
    [InlineData("[{\"code\":\"x\",\"price\":1.5}]", "{}", "/lines", ContractRule.Type, "an array", "{}", 33)]
    [InlineData("\"name\":\"a\"", "\"name\":\"a\",\"name\":\"b\"", "/name", ContractRule.Duplicate, "the member only once", "\"b\"", 19)]
    [InlineData("\"name\":\"a\"", "\"name\":\"a\",\"address\":{\"street\":\"s\",\"zip\":[1]}", "/address/zip", ContractRule.Unmapped, "no member but those of the contract", "[1]", 42)]
    public void A_violation_has_its_path_rule_expectation_text_and_offset(
        string part, string broken, string path, ContractRule rule, string expected, string? found, int offset)
    {
        ContractReading<Order> reading = Reading.OfOrder(Good.Replace(part, broken, StringComparison.Ordinal));

        Assert.Null(reading.Value);
        Assert.Equal(new ContractViolation(path, rule, expected, found, offset), Assert.Single(reading.Violations));
    }

    [Fact]
    public void ToString_of_a_violation_is_one_line()
    {
        Assert.Equal("/q: expected a number, found \"x\"", new ContractViolation("/q", ContractRule.Type, "a number", "\"x\"", 1).ToString());
        Assert.Equal("the reply: expected an object, found nothing", new ContractViolation("", ContractRule.Syntax, "an object", null, 0).ToString());
    }

    [Fact]
    public void All_violations_are_found_in_the_order_of_the_text()
    {
        const string text =
            """{"name":1,"name":2,"lines":[{"price":"x","code":null},{},7,{"code":"c","price":1}],"counts":{"a":"b","a":1},"grid":[[1,null],3],"branch":{"children":[{"children":0}]}}""";

        Assert.Equal(
            [
                "/quantity Required 0",
                "/name Type 8",
                "/name Duplicate 17",
                "/lines Length 27",
                "/lines/0/price Type 37",
                "/lines/0/code NotNull 48",
                "/lines/1/code Required 54",
                "/lines/1/price Required 54",
                "/lines/2 Type 57",
                "/counts/a Type 97",
                "/counts/a Duplicate 105",
                "/grid/0/1 NotNull 119",
                "/grid/1 Type 125",
                "/branch/children/0/children Type 162",
            ],
            Reading.Brief(Reading.OfOrder(text).Violations));
    }

    [Theory]
    [InlineData("[1,[2]]")]
    [InlineData("{\"a\":{\"b\":1}}")]
    [InlineData("{}")]
    public void A_value_is_reported_once_however_many_rules_it_breaks(string value)
    {
        Assert.Equal(["/quantity Type 23"], Brief("\"quantity\":2", "\"quantity\":" + value));
        Assert.Equal(["/name Type 8"], Brief("\"name\":\"a\"", "\"name\":" + value));
        Assert.Equal([" Type 0"], Reading.Brief(Reading.Of(value, (ref json) => json.ReadChar()).Violations));
        Assert.Equal([" Type 0"], Reading.Brief(Reading.Of(value, (ref json) => json.ReadDateOnly()).Violations));
        Assert.Equal([" Type 0"], Reading.Brief(Reading.Of(value, (ref json) => json.ReadUri()).Violations));

        static string[] Brief(string part, string broken) =>
            Reading.Brief(Reading.OfOrder(Good.Replace(part, broken, StringComparison.Ordinal)).Violations);
    }

    [Fact]
    public void The_first_rule_that_a_value_breaks_is_reported_even_if_its_items_break_others()
    {
        ContractReading<string> reading = Reading.Of("[1,2]", (ref json) =>
        {
            int at = json.BeginArray();
            json.Reject(at, ContractRule.Length, "no items");
            while (json.NextElement())
                json.ReadString();
            json.Reject(at, ContractRule.Range, "another list");
            return "";
        });

        Assert.Equal([" Length 0", "/0 Type 1", "/1 Type 3"], Reading.Brief(reading.Violations));
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"quantity\":2,\"lines\":[{\"code\":\"x\",\"price\":1}],\"more\":{\"name\":1,\"name\":2,\"quantity\":null,\"x\":\"\\ud800\"}}")]
    [InlineData("{\"more\":[[{\"name\":null}]],\"name\":\"a\",\"quantity\":2,\"lines\":[{\"code\":\"x\",\"price\":1,\"more\":{\"\\udfff\":1}}]}")]
    public void A_skipped_value_has_no_violations_inside(string text)
    {
        ContractReading<Order> reading = Reading.OfOrder(text);

        Assert.Empty(reading.Violations);
        Assert.NotNull(reading.Value);
    }

    [Fact]
    public void A_value_of_the_wrong_type_or_of_a_duplicate_member_has_no_violations_inside()
    {
        Assert.Equal(
            ["/name Type 8", "/quantity Duplicate 59"],
            Reading.Brief(Reading.OfOrder("""{"name":{"name":1,"name":2,"x":[]},"quantity":2,"quantity":{"quantity":null},"lines":[{"code":"x","price":1}]}""").Violations
                .Where(violation => violation.Path is "/name" or "/quantity")));
    }

    [Fact]
    public void At_most_64_violations_are_reported()
    {
        string many = "[" + string.Join(',', Enumerable.Range(0, 200)) + "]";

        IReadOnlyList<ContractViolation> violations = Reading.Of(many, ReadStrings).Violations;
        Assert.Equal(64, violations.Count);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"/{i}"), violations.Select(violation => violation.Path));

        violations = Reading.Of(many[..^1], ReadStrings).Violations;
        Assert.Equal(64, violations.Count);
        Assert.Equal((ContractRule.Syntax, many.Length - 1), (violations[^1].Rule, violations[^1].Offset));
    }

    [Fact]
    public void An_error_of_the_grammar_is_the_64th_violation_after_63_others()
    {
        string text = "[" + string.Concat(Enumerable.Repeat("1,", 63)) + "}";

        IReadOnlyList<ContractViolation> violations = Reading.Of(text, ReadStrings).Violations;

        Assert.Equal(64, violations.Count);
        Assert.Equal("/62", violations[62].Path);
        Assert.Equal((ContractRule.Syntax, "/63"), (violations[63].Rule, violations[63].Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_text_has_one_violation(string text)
    {
        ContractViolation violation = Assert.Single(Reading.OfOrder(text).Violations);

        Assert.Equal(new ContractViolation("", ContractRule.Syntax, "an object", null, text.Length), violation);
    }

    [Theory]
    [InlineData("[]", ContractRule.Type)]
    [InlineData("1", ContractRule.Type)]
    [InlineData("\"{}\"", ContractRule.Type)]
    [InlineData("null", ContractRule.NotNull)]
    public void The_root_has_the_empty_pointer(string text, ContractRule rule) =>
        Assert.Equal(new ContractViolation("", rule, "an object", text, 0), Assert.Single(Reading.OfOrder(text).Violations));

    [Fact]
    public void Missing_members_of_the_high_bits_are_named()
    {
        var names = new MemberNames([.. Enumerable.Range(0, 64).Select(i => $"m{i}")]);

        ContractReading<string> reading = Reading.Of(" {}", (ref json) =>
        {
            int at = json.BeginObject();
            json.NextMember();
            json.Missing(at, 1UL << 63 | 1UL << 40 | 1, names);
            return "";
        });

        Assert.Equal(["/m0 Required 1", "/m40 Required 1", "/m63 Required 1"], Reading.Brief(reading.Violations));
    }

    private static string? ReadStrings(ref JsonScanner json)
    {
        json.BeginArray();
        while (json.NextElement())
            json.ReadString();
        return null;
    }
}
