using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>JSON of any shape as the nodes of System.Text.Json, and bytes that can be changed.</summary>
public sealed class NodeTests
{
    private const string Json = """{"a":[1,"x",null],"b":{"c":{"d":true}},"c":[{}],"d":null,"e":null,"f":[],"g":"AQID","h":null,"i":[null,1],"j":{"x":{}}}""";

    [Fact]
    public void Nodes_and_bytes_round_trip()
    {
        var value = Nodes.FromJson(Json);
        Assert.Equal("x", value.A[1]!.GetValue<string>());
        Assert.True(value.B["c"]!["d"]!.GetValue<bool>());
        Assert.Equal([1, 2, 3], value.G.ToArray());
        Assert.Null(value.H);
        value.B["added"] = 1;
        Assert.Equal(Json.Replace("{\"c\":{\"d\":true}}", "{\"c\":{\"d\":true},\"added\":1}", StringComparison.Ordinal), value.ToJson());
        Assert.Equal(2, Nodes.FromJson(Json.Replace("\"h\":null", "\"h\":\"AQI=\"", StringComparison.Ordinal)).H!.Value.Length);
    }

    [Fact]
    public void Null_objects_and_arrays_are_told_apart()
    {
        Assert.False(Nodes.TryFromJson("""{"a":null,"b":[],"c":{},"d":1,"e":1,"f":"x","g":"A","i":{},"j":{"x":null}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/a", ContractRule.NotNull), ("/b", ContractRule.Type), ("/c", ContractRule.Type), ("/e", ContractRule.Type), ("/f", ContractRule.Type), ("/g", ContractRule.Format), ("/i", ContractRule.Type), ("/j/x", ContractRule.NotNull)],
            violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Theory]
    [InlineData("\"a\":{\"x\":1,\"x\":2}", "/a", ContractRule.Duplicate)]
    [InlineData("\"a\":[{\"x\":{\"y\":1,\"\\u0079\":2}}]", "/a", ContractRule.Duplicate)]
    [InlineData("\"a\":[\"\\ud800\"]", "/a/0", ContractRule.Format)]
    [InlineData("\"a\":{\"\\udc00\":1}", "/a", ContractRule.Format)]
    public void What_a_node_cannot_hold_is_a_violation(string member, string path, ContractRule rule)
    {
        Assert.False(Nodes.TryFromJson("{" + member + Json[17..], out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal((path, rule), (Assert.Single(violations).Path, violations[0].Rule));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_an_element_is_a_violation_because_it_could_not_be_written()
    {
        Assert.False(Blobs.TryFromJson("""{"a":"","b":"","c":"1.2","d":{"x":["\ud83e\uddfe","\ud800"]}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(("/d/x/1", ContractRule.Format), (Assert.Single(violations).Path, violations[0].Rule));
    }

    [Fact]
    public void The_schema_allows_any_value_or_any_object_or_any_array()
    {
        JsonElement properties = JsonElement.Parse(Nodes.JsonSchema).GetProperty("properties");
        Assert.Equal("""{"type":["object","array","string","number","boolean"]}""", properties.GetProperty("a").GetRawText());
        Assert.Equal("""{"type":"object"}""", properties.GetProperty("b").GetRawText());
        Assert.Equal("""{"type":"array"}""", properties.GetProperty("c").GetRawText());
        Assert.Equal("{}", properties.GetProperty("d").GetRawText());
        Assert.Equal("""{"type":["object","null"]}""", properties.GetProperty("e").GetRawText());
        Assert.Equal("""{"type":"string","format":"byte"}""", properties.GetProperty("g").GetRawText());
    }
}
