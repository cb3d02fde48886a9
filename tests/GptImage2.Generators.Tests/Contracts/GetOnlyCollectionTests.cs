using GptImage2.Generators.Tests.Contracts.Refusing;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Collections without an accessor that sets them get the items of the reply.</summary>
public sealed class GetOnlyCollectionTests
{
    [Fact]
    public void The_items_of_the_reply_replace_the_initial_ones()
    {
        const string json = """{"tags":["a","b"],"lines":[{"name":"a","quantity":1,"amount":1}],"numbers":[1,2],"words":["w"],"queue":[3,1,2],"stack":[3,1,2],"watched":[1],"linked":[1,2],"counts":{"x":1},"names":{"1":"n"},"needed":[1]}""";
        var value = Filled.FromJson(json);
        Assert.Equal(["a", "b"], value.Tags);
        Assert.Equal(3, value.Stack.Peek());
        Assert.IsType<SortedSet<string>>(value.Words);
        Assert.Equal(json, value.ToJson());
        Assert.Equal(["a"], FilledLater.FromJson("""{"tags":["a"]}""").Tags);
    }

    [Fact]
    public void A_missing_member_keeps_its_initial_items()
    {
        var value = Filled.FromJson("""{"needed":[]}""");
        Assert.Equal(["initial"], value.Tags);
        Assert.Equal([1], value.Queue);
        Assert.Equal(1, value.Counts["initial"]);
        Assert.Equal(["initial"], FilledLater.FromJson("{}").Tags);
        Assert.Empty(Filled.FromJson("""{"tags":[],"needed":[]}""").Tags);
    }

    [Fact]
    public void Constraints_hold_and_null_is_a_violation()
    {
        Assert.False(Filled.TryFromJson("""{"tags":null,"counts":{"a":1,"b":2,"c":3},"queue":["x"]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/needed", ContractRule.Required), ("/tags", ContractRule.NotNull), ("/counts", ContractRule.Length), ("/queue/0", ContractRule.Type)],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Contains("\"required\":[\"needed\"]", Filled.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_the_collection_of_the_type_takes_as_one_are_a_violation_and_are_not_lost()
    {
        Assert.False(CaseBlind.TryFromJson("""{"words":["a","A"]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(("", ContractRule.Construction), (Assert.Single(violations).Path, violations[0].Rule));
        Assert.Contains("A", violations[0].Expected, StringComparison.Ordinal);
        Assert.False(CaseBlind.TryFromJson("""{"counts":{"a":1,"A":2}}""", out _, out violations));
        Assert.Equal(ContractRule.Construction, Assert.Single(violations).Rule);
        Assert.False(CaseBlind.TryFromJson("""{"fixed":[1]}""", out _, out violations));
        Assert.Equal(ContractRule.Construction, Assert.Single(violations).Rule);
    }
}
