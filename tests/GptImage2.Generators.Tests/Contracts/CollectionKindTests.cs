using System.Collections.ObjectModel;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Queues, stacks, linked lists, collections that can be observed, sorted sets and sorted dictionaries.</summary>
public sealed class CollectionKindTests
{
    private const string Line = """{"name":"a","quantity":1,"amount":1}""";

    [Fact]
    public void The_order_of_a_reply_is_kept()
    {
        const string json = $$"""{"a":[3,1,2],"b":["x","y","z"],"c":[1,null,2],"d":[{{Line}}],"e":["b","a"],"f":[2,1],"g":[3,1,2],"h":[3,1,2],"i":[1,2],"j":[{{Line}}],"k":[[1],[]]}""";
        var value = Queued.FromJson(json);
        Assert.Equal(3, value.A.Dequeue());
        Assert.Equal("x", value.B.Peek());
        Assert.Equal(3, value.G.Peek());
        Assert.Equal(3, value.H.Peek());
        Assert.IsType<Collection<Line>>(value.D).Clear();
        Assert.IsType<ObservableCollection<int>>(value.F);
        Assert.Equal(json, Queued.FromJson(json).ToJson());
    }

    [Fact]
    public void Constraints_hold_for_queues_and_stacks()
    {
        Assert.False(Queued.TryFromJson("""{"a":[],"b":[],"c":[],"d":[],"e":[],"g":[],"h":[],"i":[],"j":[],"k":[]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal([("/i", "an array of 1 to 2 items"), ("/j", "an array of at least 1 item")], violations.Select(violation => (violation.Path, violation.Expected)));
        Assert.Contains("\"i\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":1,\"maxItems\":2}", Queued.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_items_and_nulls_are_violations()
    {
        Assert.False(Queued.TryFromJson("""{"a":["x"],"b":[null],"c":[null],"d":null,"e":{},"f":null,"g":[],"h":[],"i":[1],"k":[[true]]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(["/a/0", "/b/0", "/d", "/e", "/k/0/0"], violations.Select(violation => violation.Path));
    }

    [Fact]
    public void Sorted_sets_are_sets_in_the_order_of_their_items()
    {
        var value = Sorted.FromJson($$"""{"a":[3,1,2],"b":["b",null,"B","a"],"c":["2026-05-08","2024-02-29"],"d":[{{Line}}],"e":["x","X"],"f":["Card","Cash"],"g":[2,null]}""");
        Assert.Equal([1, 2, 3], value.A);
        Assert.Equal([null, "B", "a", "b"], value.B);
        Assert.Equal($$"""{"a":[1,2,3],"b":[null,"B","a","b"],"c":["2024-02-29","2026-05-08"],"d":[{{Line}}],"e":["{{string.Join("\",\"", value.E)}}"],"f":["Cash","Card"],"g":[null,2]}""", value.ToJson());
        Assert.False(Sorted.TryFromJson("""{"a":[1,1.0],"b":["a","a"],"c":null,"d":[],"e":["x","x"],"f":["Cash","Cash"],"g":[1,2,3]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/a/1", ContractRule.Duplicate), ("/b/1", ContractRule.Duplicate), ("/e/1", ContractRule.Duplicate), ("/f/1", ContractRule.Duplicate), ("/g", ContractRule.Length)],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Contains("\"a\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"uniqueItems\":true}", Sorted.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_a_culture_takes_as_equal_are_different_items()
    {
        var value = Sorted.FromJson("""{"a":[],"b":["a","a\u00ad","\u00e9","e\u0301"],"d":[],"e":[],"f":[],"g":[]}""");
        Assert.Equal(4, value.B.Count);
        Assert.Equal(2, SortedMaps.FromJson("""{"a":{"a":1,"a\u00ad":2},"b":{},"c":{},"d":{},"e":null,"f":{}}""").A.Count);
    }

    [Fact]
    public void Dictionaries_in_an_order()
    {
        const string json = $$$"""{"a":{"a":2,"b":1},"b":{"1":"x","10":"z","2":"y"},"c":{"z":{{{Line}}},"a":{{{Line}}}},"d":{"x":null},"e":{"b":true,"a":false},"f":{"Card":1}}""";
        var value = SortedMaps.FromJson(json);
        Assert.Equal([1, 2, 10], value.B.Keys);
        Assert.Equal(["z", "a"], value.C.Keys);
        Assert.Equal(["a", "b"], value.E!.Keys);
        Assert.Equal($$$"""{"a":{"a":2,"b":1},"b":{"1":"x","2":"y","10":"z"},"c":{"z":{{{Line}}},"a":{{{Line}}}},"d":{"x":null},"e":{"a":false,"b":true},"f":{"Card":1}}""", value.ToJson());
        Assert.False(SortedMaps.TryFromJson("""{"a":{"a":1,"a":2},"b":{"01":"x"},"c":{},"d":{},"e":null,"f":{"Card":1,"Cash":1,"bank transfer":1}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal([("/a/a", ContractRule.Duplicate), ("/b", ContractRule.Format), ("/f", ContractRule.Length)], violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Fact]
    public void Keys_of_more_types()
    {
        const string json = $$$"""{"a":{"true":1,"false":2},"b":{"1.5":1,"-2":2,"1E+20":3},"c":{"2026-05-08":"x"},"d":{"10:42:00":1},"e":{"1.50":1},"f":{"\u0022":1,"a":2},"g":{"0.5":1},"h":{"-7":{{{Line}}}},"i":null}""";
        var value = MoreKeys.FromJson(json);
        Assert.Equal((1, 2), (value.A[true], value.A[false]));
        Assert.Equal(3, value.B[1e20]);
        Assert.Equal("x", value.C[new DateOnly(2026, 5, 8)]);
        Assert.Equal(json.Replace("\\u0022", "\\\"", StringComparison.Ordinal), value.ToJson());
        Assert.False(MoreKeys.TryFromJson(
            """{"a":{"True":1,"":2},"b":{"1.50":1,"1.5":2,"01":3,"1e999":4," 1":5,"NaN":6},"c":{"2026-02-30":"x"},"d":{"10":1},"e":{"1,5":1},"f":{"ab":1},"g":{"65520":1},"h":{"0.5":null}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            ["/a", "/a", "/b/1.5", "/b", "/b", "/b", "/b", "/c", "/d", "/e", "/f", "/g", "/h", "/h/0.5"],
            violations.Select(violation => violation.Path));
        Assert.Equal(("a member named true or false", "\"True\""), (violations[0].Expected, violations[0].Found));
        Assert.Equal(("a date, YYYY-MM-DD", "\"2026-02-30\""), (violations[7].Expected, violations[7].Found));
    }

    [Fact]
    public void The_schema_describes_the_keys()
    {
        Assert.Contains("""{"type":"object","additionalProperties":false,"patternProperties":{"^(?:true|false)$":{"type":"integer"}}}""", MoreKeys.JsonSchema, StringComparison.Ordinal);
        Assert.Contains("\"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\"", MoreKeys.JsonSchema, StringComparison.Ordinal);
    }
}
