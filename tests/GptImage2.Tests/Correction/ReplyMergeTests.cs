using System.Text;
using GptImage2.Contracts;
using GptImage2.Correction;
using GptImage2.Generated;

namespace GptImage2.Tests.Correction;

public sealed class ReplyMergeTests
{
    private static readonly SchemaNode Schema = SchemaNode.Root("""
        {"type":"object","properties":{
        "a":{"type":"integer"},"b":{"type":"integer"},"note":{"type":["string","null"]},
        "inner":{"type":"object","properties":{"n":{"type":"integer"},"m":{"type":"integer"}}},
        "lines":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"price":{"type":"integer"}}}},
        "marks":{"type":"array","items":{"type":"string"}},
        "pet":{"type":"object","anyOf":[
        {"type":"object","properties":{"kind":{"enum":["dog"]},"barks":{"type":"boolean"}},"required":["kind","barks"]},
        {"type":"object","properties":{"kind":{"enum":["bird"]},"wings":{"type":"integer"}},"required":["kind","wings"]}]}
        },"required":["a","b"]}
        """u8);

    [Theory]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"a":1,"b":3}""", """{"a":1,"b":2}""", "/b: 2 not 3")]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"b":3,"a":1}""", """{"a":1,"b":2}""", "/b: 2 not 3")]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"a":1}""", """{"a":1,"b":2}""", "/b: 2 not (missing)")]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"a":1,"b":2,"note":"x"}""", """{"a":1,"b":2}""", "/note: (missing) not \"x\"")]
    [InlineData("""{"a":0,"b":2,"inner":{"n":1,"m":2}}""", "/inner/n", """{"a":0,"b":2,"inner":{"n":5,"m":7}}""", """{"a":0,"b":2,"inner":{"n":5,"m":2}}""", "/inner/m: 2 not 7")]
    [InlineData("""{"a":0,"b":2,"inner":{"n":1,"m":2}}""", "/a", """{"a":1,"b":2,"inner":[1]}""", """{"a":1,"b":2,"inner":{"n":1,"m":2}}""", "/inner: {\"n\":1,\"m\":2} not [1]")]
    [InlineData("""{"a":0,"b":2,"lines":[{"id":1,"price":0},{"id":2,"price":4}]}""", "/lines/0/price", """{"a":0,"b":2,"lines":[{"id":1,"price":3},{"id":2,"price":9}]}""", """{"a":0,"b":2,"lines":[{"id":1,"price":3},{"id":2,"price":4}]}""", "/lines/1/price: 4 not 9")]
    [InlineData("""{"a":0,"b":2,"lines":[{"id":1,"price":0},{"id":2,"price":4}]}""", "/lines/0", """{"a":0,"b":2,"lines":[{"id":8,"price":3},{"id":2,"price":9}]}""", """{"a":0,"b":2,"lines":[{"id":8,"price":3},{"id":2,"price":4}]}""", "/lines/1/price: 4 not 9")]
    [InlineData("""{"a":0,"b":2,"marks":["x"]}""", "/a", """{"a":1,"b":2,"marks":["x","y"]}""", """{"a":1,"b":2,"marks":["x"]}""", "/marks: [\"x\"] not [\"x\",\"y\"]")]
    [InlineData("""{"a":0,"b":2,"marks":[]}""", "/a", """{"a":1,"b":2,"marks":{}}""", """{"a":1,"b":2,"marks":[]}""", "/marks: [] not {}")]
    [InlineData("""{"a":0,"b":2,"lines":[{"id":1,"price":4}]}""", "/a", """{"a":1,"b":2,"lines":{"id":1,"price":4}}""", """{"a":1,"b":2,"lines":[{"id":1,"price":4}]}""", "/lines: [{\"id\":1,\"price\":4}] not {\"id\":1,\"price\":4}")]
    [InlineData("""{"b":2}""", "/a", """{"a":1,"b":3}""", """{"b":2,"a":1}""", "/b: 2 not 3")]
    public void Only_what_was_asked_for_changes(string first, string asked, string second, string merged, string kept)
    {
        MergedReply reply = Merge(first, [Violation(asked)], second)!;

        Assert.Equal(merged, Encoding.UTF8.GetString(reply.Utf8.Span));
        Assert.Equal([kept], reply.Kept.Select(Show));
    }

    [Theory]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"a":1,"b":2}""")]
    [InlineData("""{"a":0,"b":2.0}""", "/a", """{"a":1,"b":2}""")]
    [InlineData("""{"a":0,"b":2}""", "/a", """{"a":1,"b":2,"note":null}""")]
    [InlineData("""{"a":0,"b":2,"note":null}""", "/a", """{"a":1,"b":2}""")]
    [InlineData("""{"b":2}""", "/a", """{"a":1,"b":2}""")]
    [InlineData("""{"a":0,"b":2,"marks":["x","y"]}""", "/marks", """{"a":0,"b":2,"marks":["z"]}""")]
    public void A_reply_that_changes_nothing_else_is_taken_as_it_is(string first, string asked, string second) =>
        Assert.Null(Merge(first, [Violation(asked)], second));

    [Fact]
    public void A_value_that_was_asked_for_and_left_out_keeps_its_place_if_the_reply_has_only_some_members() =>
        Assert.Equal("""{"a":0,"b":2}""", Text(Merge("""{"a":0,"b":2}""", [Violation("/a")], """{}""")));

    [Fact]
    public void A_value_that_was_asked_for_may_be_left_out_of_a_reply_with_all_other_members() =>
        Assert.Null(Merge("""{"a":0,"b":2,"note":7}""", [Violation("/note")], """{"a":0,"b":2}"""));

    [Fact]
    public void The_corrected_items_alone_are_put_into_their_places()
    {
        MergedReply reply = Merge(
            """{"a":0,"b":2,"lines":[{"id":1,"price":0},{"id":2,"price":4},{"id":3,"price":0}]}""",
            [Violation("/lines/0/price"), Violation("/lines/2/price")],
            """{"a":0,"b":2,"lines":[{"id":1,"price":5},{"id":3,"price":6}]}""")!;

        Assert.Equal("""{"a":0,"b":2,"lines":[{"id":1,"price":5},{"id":2,"price":4},{"id":3,"price":6}]}""", Text(reply));
        Assert.Equal(["/lines"], reply.Kept.Select(static kept => kept.Path));
    }

    [Theory]
    [InlineData("""{"a":0,"b":2,"lines":[{"id":1,"price":5},{"id":7,"price":6}]}""")]
    [InlineData("""{"a":0,"b":2,"lines":[{"price":5},{"price":6}]}""")]
    [InlineData("""{"a":0,"b":2,"lines":[{"id":1,"price":5}]}""")]
    public void Items_that_are_not_the_corrected_ones_are_not_taken(string second)
    {
        const string First = """{"a":0,"b":2,"lines":[{"id":1,"price":0},{"id":2,"price":4},{"id":3,"price":0}]}""";

        Assert.Equal(First, Text(Merge(First, [Violation("/lines/0/price"), Violation("/lines/2/price")], second)));
    }

    [Fact]
    public void A_member_that_was_not_allowed_may_come_back_under_another_name() =>
        Assert.Null(Merge("""{"a":0,"b":2,"inner":{"n":1,"k":2}}""", [Violation("/inner/k", ContractRule.Unmapped)], """{"a":0,"b":2,"inner":{"n":1,"m":2}}"""));

    [Fact]
    public void Another_kind_of_object_brings_its_own_members() =>
        Assert.Null(Merge("""{"a":0,"b":2,"pet":{"kind":"cat","barks":true}}""", [Violation("/pet/kind", ContractRule.Enum)], """{"a":0,"b":2,"pet":{"kind":"bird","wings":2}}"""));

    [Fact]
    public void A_list_with_a_repeated_item_may_get_shorter() =>
        Assert.Null(Merge("""{"a":0,"b":2,"marks":["x","x"]}""", [Violation("/marks/1", ContractRule.Duplicate)], """{"a":0,"b":2,"marks":["x"]}"""));

    [Fact]
    public void A_name_that_occurs_twice_is_written_once_when_it_was_asked_for() =>
        Assert.Equal("""{"a":1,"b":2}""", Text(Merge("""{"a":0,"b":2,"a":3}""", [Violation("/a", ContractRule.Duplicate)], """{"a":1,"b":4}""")));

    [Fact]
    public void Members_that_are_not_part_of_the_contract_are_those_of_the_corrected_reply() =>
        Assert.Equal("""{"a":1,"b":2,"x":9}""", Text(Merge("""{"a":0,"b":2,"x":8}""", [Violation("/a")], """{"a":1,"b":3,"x":9}""", "/x")));

    [Fact]
    public void A_member_that_is_new_and_not_part_of_the_contract_is_that_of_the_corrected_reply() =>
        Assert.Equal("""{"a":1,"b":2,"x":9}""", Text(Merge("""{"a":0,"b":2}""", [Violation("/a")], """{"a":1,"b":3,"x":9}""", "/x")));

    [Theory]
    [InlineData("", ContractRule.Type)]
    [InlineData("/a", ContractRule.Syntax)]
    [InlineData("/a", ContractRule.Depth)]
    public void Violations_of_the_complete_reply_leave_nothing_to_keep(string path, ContractRule rule) =>
        Assert.Null(Merge("""{"a":0,"b":2}""", [Violation(path, rule)], """{"a":1,"b":3}"""));

    [Fact]
    public void So_many_violations_that_more_may_exist_leave_nothing_to_keep()
    {
        ContractViolation[] some = [.. Enumerable.Repeat(Violation("/a"), JsonScanner.MaxViolations - 1)];

        Assert.NotNull(Merge("""{"a":0,"b":2}""", some, """{"a":1,"b":3}"""));
        Assert.Null(Merge("""{"a":0,"b":2}""", [.. some, Violation("/a")], """{"a":1,"b":3}"""));
    }

    [Theory]
    [InlineData("""{"a":0,"b":2""", """{"a":1,"b":3}""")]
    [InlineData("""{"a":0,"b":2}""", """{"a":1,"b":3""")]
    public void A_reply_that_is_not_JSON_is_not_merged(string first, string second) => Assert.Null(Merge(first, [Violation("/a")], second));

    [Fact]
    public void The_list_of_kept_values_is_bounded_and_the_values_are_kept_all_the_same()
    {
        string first = "{\"a\":0," + string.Join(",", Enumerable.Range(0, 100).Select(static i => $"\"m{i}\":1")) + "}";
        string second = "{\"a\":1," + string.Join(",", Enumerable.Range(0, 100).Select(static i => $"\"m{i}\":2")) + "}";

        MergedReply reply = Merge(first, [Violation("/a")], second)!;

        Assert.Equal(JsonScanner.MaxViolations, reply.Kept.Count);
        Assert.Equal(first.Replace("\"a\":0", "\"a\":1", StringComparison.Ordinal), Text(reply));
    }

    [Theory]
    [InlineData("""{"name":"cake","price":4}""")]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("{}")]
    public void Nothing_stays_of_a_first_reply_that_has_no_member_of_the_contract(string first) =>
        Assert.Null(Merge(first, [Violation("/a"), Violation("/b")], """{"a":1,"b":2,"note":"x"}""", "/name", "/price", "/type", "/properties"));

    [Fact]
    public void Extension_data_of_the_first_reply_stays() =>
        Assert.Equal("""{"extra":1,"a":1,"b":2}""", Text(Merge("""{"extra":1}""", [Violation("/a"), Violation("/b")], """{"a":1,"b":2,"note":"x"}""")));

    private static MergedReply? Merge(string first, IReadOnlyList<ContractViolation> violations, string second, params string[] unknown) =>
        ReplyMerge.Of(Encoding.UTF8.GetBytes(first), violations, Encoding.UTF8.GetBytes(second), unknown, Schema);

    private static string? Text(MergedReply? reply) => reply is null ? null : Encoding.UTF8.GetString(reply.Utf8.Span);

    private static string Show(KeptValue kept) => $"{kept.Path}: {kept.Kept ?? "(missing)"} not {kept.Offered ?? "(missing)"}";

    private static ContractViolation Violation(string path, ContractRule rule = ContractRule.Range) => new(path, rule, "a number", "1", 0);
}
