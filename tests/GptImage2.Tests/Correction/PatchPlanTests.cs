using System.Text;
using GptImage2.Correction;

namespace GptImage2.Tests.Correction;

public sealed class PatchPlanTests
{
    private static readonly string Padding = new('x', 2000);
    private static readonly byte[] Reply = Encoding.UTF8.GetBytes($$"""{"a":{"b":1},"list":[{"n":1},{}],"pad":"{{Padding}}"}""");

    [Fact]
    public void Each_place_is_requested_once_and_an_outer_place_covers_its_inner_places()
    {
        var plan = PatchPlan.For(Reply, [Violation("/a/b"), Violation("/a"), Violation("/list/0/n"), Violation("/list/0/n")]);

        Assert.Equal(["/a", "/list/0/n"], plan!.Pointers);
    }

    [Fact]
    public void Values_are_replaced_and_missing_members_are_inserted()
    {
        PatchPlan plan = PatchPlan.For(Reply, [Violation("/a/b"), Violation("/list/1/n", ContractRule.Required), Violation("/list/1/m", ContractRule.Required)])!;
        PatchedReply patched = plan.Apply(Reply, """{"/a/b":[2],"/list/1/n":3,"/list/1/m":"four"}"""u8.ToArray())!;

        Assert.Empty(patched.Refused);
        Assert.Equal($$"""{"a":{"b":[2]},"list":[{"n":1},{"n":3,"m":"four"}],"pad":"{{Padding}}"}""", Encoding.UTF8.GetString(patched.Utf8.Span));
    }

    [Fact]
    public void A_patch_with_a_value_that_was_not_requested_is_refused()
    {
        PatchPlan plan = PatchPlan.For(Reply, [Violation("/a/b")])!;
        PatchedReply patched = plan.Apply(Reply, """{"/a/b":2,"/pad":"y","/a/b":3}"""u8.ToArray())!;

        Assert.Equal(["/pad", "/a/b"], patched.Refused.Select(static violation => violation.Path));
        Assert.All(patched.Refused, static violation => Assert.Equal("only the values that were asked for, each once", violation.Expected));
        Assert.Equal(Reply, patched.Utf8);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"result":2}""")]
    [InlineData("""[{"op":"remove","path":"/a/b","value":2}]""")]
    [InlineData("""[{"path":"/a/b","value":2},{"op":"replace","path":"/a/b","value":2,"from":"/pad"}]""")]
    [InlineData("""{"a":{"b":2}}""")]
    [InlineData("""{"/a/b":""")]
    public void A_reply_that_is_not_a_patch_is_not_applied(string reply) =>
        Assert.Null(PatchPlan.For(Reply, [Violation("/a/b")])!.Apply(Reply, Encoding.UTF8.GetBytes(reply)));

    [Theory]
    [InlineData("""{"#/a/b":2}""")]
    [InlineData("""{"a/b":2}""")]
    [InlineData("""{"a.b":2}""")]
    [InlineData("""{"$.a.b":2}""")]
    [InlineData("""{"b":2}""")]
    [InlineData("""{"patch":{"/a/b":2}}""")]
    [InlineData("""{"patch":[{"op":"replace","path":"/a/b","value":2}]}""")]
    [InlineData("""[{"op":"add","path":"/a/b","value":2}]""")]
    [InlineData("""{"path":"/a/b","value":2}""")]
    [InlineData("""{"value":2}""")]
    [InlineData("""{"patch":{"a.b":2}}""")]
    [InlineData("""[{"op":"replace","path":"a.b","value":2}]""")]
    [InlineData("""[{"op":"replace","path":"#/a/b","value":2}]""")]
    [InlineData("2")]
    public void A_patch_with_one_value_for_one_place_is_applied_in_other_forms(string patch)
    {
        PatchedReply patched = PatchPlan.For(Reply, [Violation("/a/b")])!.Apply(Reply, Encoding.UTF8.GetBytes(patch))!;

        Assert.Empty(patched.Refused);
        Assert.Equal($$"""{"a":{"b":2},"list":[{"n":1},{}],"pad":"{{Padding}}"}""", Encoding.UTF8.GetString(patched.Utf8.Span));
    }

    [Theory]
    [InlineData("""{"path":"/x","value":"y"}""")]
    [InlineData("""{"value":"y"}""")]
    public void A_reply_with_members_of_the_names_of_an_operation_is_not_a_patch(string reply)
    {
        byte[] first = Encoding.UTF8.GetBytes($$"""{"path":"/x","value":"y","n":"?","pad":"{{Padding}}"}""");

        Assert.Null(PatchPlan.For(first, [Violation("/n")])!.Apply(first, Encoding.UTF8.GetBytes(reply)));
    }

    [Fact]
    public void An_operation_is_a_patch_also_for_a_reply_with_members_of_the_names_of_one()
    {
        byte[] first = Encoding.UTF8.GetBytes($$"""{"path":"/x","value":"y","n":"?","pad":"{{Padding}}"}""");

        PatchedReply patched = PatchPlan.For(first, [Violation("/n")])!.Apply(first, """{"op":"replace","path":"/n","value":1}"""u8.ToArray())!;

        Assert.Equal($$"""{"path":"/x","value":"y","n":1,"pad":"{{Padding}}"}""", Encoding.UTF8.GetString(patched.Utf8.Span));
    }

    [Theory]
    [InlineData("list[0].n")]
    [InlineData("list.0.n")]
    [InlineData("list/0/n")]
    [InlineData("$.list[0].n")]
    public void A_place_in_a_list_can_be_written_as_in_a_program(string name)
    {
        PatchedReply patched = PatchPlan.For(Reply, [Violation("/list/0/n"), Violation("/a/b")])!.Apply(Reply, Encoding.UTF8.GetBytes($$"""{"{{name}}":5,"a.b":6}"""))!;

        Assert.Empty(patched.Refused);
        Assert.Equal($$"""{"a":{"b":6},"list":[{"n":5},{}],"pad":"{{Padding}}"}""", Encoding.UTF8.GetString(patched.Utf8.Span));
    }

    [Fact]
    public void Members_whose_names_begin_alike_are_two_places()
    {
        byte[] reply = Encoding.UTF8.GetBytes($$"""{"a":1,"ab":2,"pad":"{{Padding}}"}""");

        Assert.Equal(["/a", "/ab"], PatchPlan.For(reply, [Violation("/a"), Violation("/ab")])!.Pointers);
    }

    [Theory]
    [InlineData(1023, false)]
    [InlineData(1024, true)]
    public void A_reply_from_1024_bytes_on_can_be_patched(int length, bool isPatched)
    {
        string reply = $$"""{"a":1,"pad":"{{new string('x', length - 16)}}"}""";

        Assert.Equal(length, reply.Length);
        Assert.Equal(isPatched, PatchPlan.For(Encoding.UTF8.GetBytes(reply), [Violation("/a")]) is not null);
    }

    [Fact]
    public void A_short_value_at_the_end_of_a_long_reply_is_patched()
    {
        byte[] reply = Encoding.UTF8.GetBytes($$"""{"pad":"{{Padding}}","z":1}""");

        Assert.Equal(["/z"], PatchPlan.For(reply, [Violation("/z")])!.Pointers);
    }

    [Fact]
    public void So_many_violations_that_more_may_exist_need_the_complete_reply()
    {
        ContractViolation[] some = [.. Enumerable.Repeat(Violation("/a/b"), 63)];

        Assert.NotNull(PatchPlan.For(Reply, some));
        Assert.Null(PatchPlan.For(Reply, [.. some, Violation("/a/b")]));
    }

    [Theory]
    [InlineData("""{"/a/b":2}""", true)]
    [InlineData("""[{"op":"replace","path":"/a/b","value":2}]""", true)]
    [InlineData("""{"/a/b":2,"/pad":"y"}""", false)]
    [InlineData("""{"b":2}""", false)]
    [InlineData("2", false)]
    public void When_the_complete_reply_was_asked_for_only_a_marked_patch_is_one(string reply, bool isPatch) =>
        Assert.Equal(isPatch, PatchPlan.Of(Reply, [Violation("/a/b")])!.Apply(Reply, Encoding.UTF8.GetBytes(reply), marked: true) is not null);

    [Fact]
    public void A_pointer_that_is_cut_in_the_prompt_is_not_asked_for()
    {
        string name = new('n', 200);
        byte[] reply = Encoding.UTF8.GetBytes($$"""{"{{name}}":1,"pad":"{{Padding}}"}""");

        Assert.Null(PatchPlan.For(reply, [Violation("/" + name)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/pad")]
    [InlineData("/other/b")]
    public void Some_places_need_the_complete_reply(string path) => Assert.Null(PatchPlan.For(Reply, [Violation(path)]));

    [Theory]
    [InlineData(ContractRule.Syntax)]
    [InlineData(ContractRule.Duplicate)]
    [InlineData(ContractRule.Unmapped)]
    [InlineData(ContractRule.Depth)]
    public void Some_rules_need_the_complete_reply(ContractRule rule) => Assert.Null(PatchPlan.For(Reply, [Violation("/a/b", rule)]));

    [Fact]
    public void A_short_reply_is_requested_completely() => Assert.Null(PatchPlan.For("""{"a":{"b":1}}"""u8.ToArray(), [Violation("/a/b")]));

    private static ContractViolation Violation(string path, ContractRule rule = ContractRule.Range) => new(path, rule, "a number", "1", 0);
}
