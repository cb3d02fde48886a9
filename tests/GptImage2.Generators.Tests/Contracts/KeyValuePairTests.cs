namespace GptImage2.Generators.Tests.Contracts;

/// <summary>A <c>KeyValuePair</c> is an object with a key and a value.</summary>
public sealed class KeyValuePairTests
{
    [Fact]
    public void Pairs_round_trip()
    {
        const string json = """{"a":{"key":"k","value":1},"b":{"key":2,"value":null},"c":[{"key":"Cash","value":"x"},{"key":"Cash","value":"y"}],"d":{"m":{"key":"n","value":3}}}""";
        var value = Pairs.FromJson(json);
        Assert.Equal(new KeyValuePair<string, int>("k", 1), value.A);
        Assert.Equal(new KeyValuePair<int, Line?>(2, null), value.B);
        Assert.Equal(["x", "y"], value.C.Select(pair => pair.Value));
        Assert.Equal(json, value.ToJson());
    }

    [Fact]
    public void Key_and_value_are_required_unless_they_may_be_null()
    {
        Assert.Null(Pairs.FromJson("""{"a":{"value":1,"key":"k"},"b":{"key":2},"c":[],"d":{}}""").B!.Value.Value);
        Assert.False(Pairs.TryFromJson("""{"a":{},"b":{"key":"2"},"c":[{"key":"Cash"}],"d":[]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/a/key", ContractRule.Required), ("/a/value", ContractRule.Required), ("/b/key", ContractRule.Type), ("/c/0/value", ContractRule.Required), ("/d", ContractRule.Type)],
            violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Fact]
    public void The_schema_and_the_notation_of_TypeScript_show_both_members()
    {
        Assert.Contains("""{"a":{"$ref":"#/$defs/KeyValuePairOfStringInt32"},""", Pairs.JsonSchema, StringComparison.Ordinal);
        Assert.Contains("""{"KeyValuePairOfStringInt32":{"type":"object","properties":{"key":{"type":"string"},"value":{"type":"integer"}},"required":["key","value"]}}""", Pairs.JsonSchema, StringComparison.Ordinal);
    }
}
