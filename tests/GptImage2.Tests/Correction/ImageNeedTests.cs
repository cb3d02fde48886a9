using System.Text;
using GptImage2.Contracts;
using GptImage2.Correction;

namespace GptImage2.Tests.Correction;

public sealed class ImageNeedTests
{
    private static readonly SchemaNode Schema = SchemaNode.Root("""
        {"type":"object","properties":{
        "count":{"type":"integer"},"price":{"type":"number"},"paid":{"type":"boolean"},"day":{"type":"string","format":"date"},
        "at":{"type":"string","format":"date-time"},"code":{"type":"string","pattern":"^[A-Z]{2}-[0-9]{2}$"},"time":{"type":"string","pattern":"^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$"},
        "size":{"type":"string","enum":["small","extra-large"]},"name":{"type":"string"},
        "tags":{"type":"array","items":{"type":"string"}},"one":{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]},
        "rates":{"type":"object","patternProperties":{"^[0-9]+$":{"type":"string"}}},
        "pet":{"type":"object","anyOf":[
        {"type":"object","properties":{"kind":{"enum":["dog"]},"name":{"type":"string"},"barks":{"type":"boolean"}},"required":["kind","name","barks"]},
        {"type":"object","properties":{"kind":{"enum":["bird"]},"name":{"type":"string"},"wings":{"type":"integer"}},"required":["kind","name","wings"]}]}
        },"required":["count"]}
        """u8);

    [Theory]
    [InlineData("/count", ContractRule.Type, "\"12\"", false)]
    [InlineData("/count", ContractRule.Type, "12.5", true)]
    [InlineData("/count", ContractRule.Type, "\"12.5\"", true)]
    [InlineData("/price", ContractRule.Type, "\"dear\"", true)]
    [InlineData("/count", ContractRule.Type, "\"many\"", true)]
    [InlineData("/count", ContractRule.NotNull, "null", true)]
    [InlineData("/count", ContractRule.Range, "5000", true)]
    [InlineData("/price", ContractRule.Type, "\"12,5 kg\"", false)]
    [InlineData("/price", ContractRule.Type, "true", true)]
    [InlineData("/paid", ContractRule.Type, "\"Yes.\"", false)]
    [InlineData("/paid", ContractRule.Type, "1", false)]
    [InlineData("/paid", ContractRule.Type, "\"partly\"", true)]
    [InlineData("/day", ContractRule.Format, "\"8 May 2026\"", false)]
    [InlineData("/day", ContractRule.Format, "\"unknown\"", true)]
    [InlineData("/day", ContractRule.Type, "20260508", true)]
    [InlineData("/at", ContractRule.Format, "\"8 May 2026 10:00\"", false)]
    [InlineData("/code", ContractRule.Pattern, "\"ab-12\"", false)]
    [InlineData("/code", ContractRule.Pattern, "\"ab 12\"", true)]
    [InlineData("/code", ContractRule.Length, "\"ab-12\"", true)]
    [InlineData("/time", ContractRule.Format, "\"2:30 pm\"", false)]
    [InlineData("/time", ContractRule.Format, "\"late\"", true)]
    [InlineData("/size", ContractRule.Enum, "\"Extra Large\"", false)]
    [InlineData("/size", ContractRule.Enum, "\"a small one\"", false)]
    [InlineData("/size", ContractRule.Enum, "\"not small\"", true)]
    [InlineData("/size", ContractRule.Enum, "\"medium\"", true)]
    [InlineData("/size", ContractRule.Type, "7", true)]
    [InlineData("/name", ContractRule.Type, "7", false)]
    [InlineData("/name", ContractRule.Type, "{\"a\":1}", true)]
    [InlineData("/name", ContractRule.Type, "[\"a\"]", false)]
    [InlineData("/tags", ContractRule.Type, "\"red\"", false)]
    [InlineData("/tags", ContractRule.Type, "\"red, green\"", true)]
    [InlineData("/tags", ContractRule.Type, "\"\"", true)]
    [InlineData("/one", ContractRule.Type, "7", false)]
    [InlineData("/one", ContractRule.Type, "\"{\\\"n\\\":7}\"", false)]
    [InlineData("/one", ContractRule.Type, "[]", true)]
    [InlineData("/one", ContractRule.Construction, "{\"n\":7}", true)]
    [InlineData("/one", (ContractRule)99, "{\"n\":7}", true)]
    [InlineData("/one", ContractRule.Depth, "{\"n\":7}", true)]
    [InlineData("/pet/kind", ContractRule.Enum, "\"Dog\",\"name\":\"a\",\"barks\":true", false)]
    [InlineData("/pet/kind", ContractRule.Enum, "\"Dog\",\"name\":\"a\"", true)]
    [InlineData("/pet/kind", ContractRule.Enum, "\"puppy\",\"name\":\"a\",\"barks\":true", false)]
    [InlineData("/pet/kind", ContractRule.Enum, "\"puppy\",\"name\":\"a\"", true)]
    public void The_rule_and_the_text_decide_whether_the_model_must_look_again(string path, ContractRule rule, string found, bool isGiven)
    {
        string reply = path == "/pet/kind" ? "{\"pet\":{\"kind\":" + found + "}}" : "{\"" + path[1..] + "\":" + found + "}";

        Assert.Equal(isGiven, IsGiven(reply, new ContractViolation(path, rule, "something else", found.Split(",\"name")[0], 0)));
    }

    [Theory]
    [InlineData("/count", ContractRule.Required, null, true)]
    [InlineData("/count", ContractRule.Type, null, true)]
    [InlineData("/rates/seven", ContractRule.Format, "\"seven\"", true)]
    [InlineData("/count", ContractRule.Unmapped, "1", false)]
    public void What_was_not_found_has_to_be_looked_at(string path, ContractRule rule, string? found, bool isGiven) =>
        Assert.Equal(isGiven, IsGiven("""{"rates":{"seven":"8 May 2026"}}""", new ContractViolation(path, rule, "a number", found, 0)));

    [Theory]
    [InlineData("""{"count":1,"count":1}""", false)]
    [InlineData("""{"count":1,"count":2}""", true)]
    public void A_member_that_is_there_twice_is_looked_at_unless_both_are_equal(string reply, bool isGiven) =>
        Assert.Equal(isGiven, IsGiven(reply, new ContractViolation("/count", ContractRule.Duplicate, "the member only once", "1", 0)));

    [Fact]
    public void Of_two_equal_items_one_may_be_misread() =>
        Assert.True(IsGiven("""{"tags":["a","a"]}""", new ContractViolation("/tags/1", ContractRule.Duplicate, "each item only once", "\"a\"", 0)));

    [Theory]
    [InlineData("""{"count":1,"name":"a "b" c"}""", false)]
    [InlineData("""Here: {count:1,"name":"a "b" c"} I hope it helps.""", false)]
    [InlineData("""{"name":"a "b" c"}""", true)]
    [InlineData("""{"count":1,"name":"a "b" """, true)]
    [InlineData("""{"count":1,"tags":["a" "b","c" """, true)]
    [InlineData("""{"count":1,"tags":["a" "b","c"}""", true)]
    [InlineData("""{"count":1},"name":"a "b""", true)]
    [InlineData("count: 1", true)]
    public void A_reply_that_is_not_JSON_is_looked_at_unless_it_is_complete(string reply, bool isGiven) =>
        Assert.Equal(isGiven, IsGiven(reply, new ContractViolation("/name", ContractRule.Syntax, "a comma", "b", 0)));

    [Fact]
    public void One_place_of_many_that_has_to_be_looked_at_is_enough()
    {
        byte[] reply = """{"count":"12","price":"dear"}"""u8.ToArray();
        var spelled = new ContractViolation("/count", ContractRule.Type, "an integer", "\"12\"", 0);
        var illegible = new ContractViolation("/price", ContractRule.Type, "a number", "\"dear\"", 0);

        Assert.False(ImageNeed.IsGiven(reply, [spelled], Schema));
        Assert.True(ImageNeed.IsGiven(reply, [spelled, illegible], Schema));
        Assert.True(ImageNeed.IsGiven(reply, [illegible, spelled], Schema));
    }

    [Fact]
    public void With_the_most_violations_there_may_be_others()
    {
        var violation = new ContractViolation("/count", ContractRule.Type, "an integer", "\"12\"", 0);

        Assert.False(ImageNeed.IsGiven("""{"count":"12"}"""u8.ToArray(), [.. Enumerable.Repeat(violation, 63)], Schema));
        Assert.True(ImageNeed.IsGiven("""{"count":"12"}"""u8.ToArray(), [.. Enumerable.Repeat(violation, 64)], Schema));
    }

    private static bool IsGiven(string reply, ContractViolation violation) => ImageNeed.IsGiven(Encoding.UTF8.GetBytes(reply), [violation], Schema);
}
