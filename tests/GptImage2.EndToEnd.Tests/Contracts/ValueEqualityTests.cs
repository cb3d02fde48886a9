using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Contracts;

/// <summary>Contracts that are compared and printed by their values.</summary>
public sealed class ValueEqualityTests
{
    private const string Everything = """
        {"name":"a","tags":["x","y"],"codes":[1,2],"set":["p","q"],"prices":{"a":1.5,"b":2},"data":"AQID","more":"BAU=","any":{"k":[1,2]},"node":{"z":1},
        "size":{"w":1,"h":[2,3]},"lines":[{"product":"tea","notes":["n"]},null],"frozen":["f"],"stack":[1,2],"matrix":[[1],[2,3]],"optional":[5],"day":"2026-05-08","amount":1.50,"holder":{"value":["v"],"next":null}}
        """;

    [Fact]
    public void Two_readings_of_one_reply_are_equal()
    {
        var one = All.FromJson(Everything);
        var other = All.FromJson(Everything);

        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("\"name\":\"a\"", "\"name\":\"b\"")]
    [InlineData("[\"x\",\"y\"]", "[\"y\",\"x\"]")]
    [InlineData("[\"x\",\"y\"]", "[\"x\"]")]
    [InlineData("\"codes\":[1,2]", "\"codes\":[1,3]")]
    [InlineData("[\"p\",\"q\"]", "[\"p\"]")]
    [InlineData("\"b\":2", "\"b\":3")]
    [InlineData("\"b\":2", "\"c\":2")]
    [InlineData("AQID", "AQIE")]
    [InlineData("BAU=", "BAY=")]
    [InlineData("{\"k\":[1,2]}", "{\"k\":[2,1]}")]
    [InlineData("{\"z\":1}", "{\"z\":2}")]
    [InlineData("\"h\":[2,3]", "\"h\":[2,4]")]
    [InlineData("[\"n\"]", "[\"m\"]")]
    [InlineData(",null]", "]")]
    [InlineData("[\"f\"]", "[\"g\"]")]
    [InlineData("\"stack\":[1,2]", "\"stack\":[2,1]")]
    [InlineData("[[1],[2,3]]", "[[1],[2,4]]")]
    [InlineData("\"optional\":[5]", "\"optional\":null")]
    [InlineData("\"optional\":[5]", "\"optional\":[6]")]
    [InlineData("2026-05-08", "2026-05-09")]
    [InlineData("1.50", "1.51")]
    [InlineData("[\"v\"]", "[\"w\"]")]
    [InlineData("\"next\":null", "\"next\":{\"value\":[],\"next\":null}")]
    public void A_difference_in_any_member_is_a_difference(string before, string after)
    {
        string changed = Everything.Replace(before, after, StringComparison.Ordinal);

        Assert.NotEqual(Everything, changed);
        Assert.True(All.FromJson(Everything) != All.FromJson(changed));
    }

    [Theory]
    [InlineData("[\"p\",\"q\"]", "[\"q\",\"p\"]")]
    [InlineData("{\"a\":1.5,\"b\":2}", "{\"b\":2,\"a\":1.5}")]
    [InlineData("1.50", "1.5")]
    public void An_order_without_meaning_is_not_a_difference(string before, string after)
    {
        var one = All.FromJson(Everything);
        var other = All.FromJson(Everything.Replace(before, after, StringComparison.Ordinal));

        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Derived_records_are_compared_as_what_they_are()
    {
        Performer one = new Juggler("a", ["x"]);
        Performer other = new Juggler("a", ["x"]);

        Assert.True(one == other);
        Assert.False(one == new Singer("a", ["x"]));
        Assert.False(one.Equals(new Juggler("a", ["y"])));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void A_struct_and_extension_data_are_compared_by_value()
    {
        Assert.True(new NumberPair([1], default) == new NumberPair([1], default));
        Assert.False(new NumberPair([1], default) == new NumberPair([2], default));
        Assert.False(new NumberPair([1], default) == new NumberPair([1], []));
        Assert.True(Open.FromJson("""{"a":1,"b":[2]}""") == Open.FromJson("""{"b":[2],"a":1}"""));
        Assert.False(Open.FromJson("""{"a":1,"b":[2]}""") == Open.FromJson("""{"a":1,"b":[3]}"""));
    }

    [Fact]
    public void Only_members_of_the_contract_count() => Assert.True(new Open(1) { Note = "x" } == new Open(1) { Note = "y" });

    [Fact]
    public void Lists_are_printed_with_their_items()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(
                "All { Name = a, Tags = [x, y], Codes = [1, 2], Set = [p, q], Prices = {a: 1.5, b: 2}, Data = 3 bytes, More = 2 bytes, Any = {\"k\":[1,2]}, Node = {\"z\":1}, Size = (1, System.Collections.Generic.List`1[System.Int32]), Lines = [NotedLine { Product = tea, Notes = [n] }, ], Frozen = [f], Stack = [1, 2], Matrix = [[1], [2, 3]], Optional = [5], Day = 05/08/2026, Amount = 1.50, Holder = Nested { Value = System.Collections.Generic.List`1[System.String], Next =  } }",
                All.FromJson(Everything).ToString());
            Assert.Equal("Juggler { Name = a, Tricks = [x] }", new Juggler("a", ["x"]).ToString());
            Assert.Equal("NumberPair { Numbers = [1], Tags =  }", new NumberPair([1], default).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

[JsonContract(ValueEquality = true)]
public partial record All(
    string Name,
    IReadOnlyList<string> Tags,
    int[] Codes,
    IReadOnlySet<string> Set,
    IReadOnlyDictionary<string, decimal> Prices,
    byte[] Data,
    ReadOnlyMemory<byte> More,
    JsonElement Any,
    JsonNode Node,
    (int W, List<int> H) Size,
    IReadOnlyList<NotedLine?> Lines,
    FrozenSet<string> Frozen,
    Stack<int> Stack,
    List<List<int>> Matrix,
    ImmutableArray<int>? Optional,
    DateOnly Day,
    decimal Amount,
    Nested<List<string>> Holder);

[JsonContract(ValueEquality = true)]
public sealed partial record NotedLine(string Product, IReadOnlyList<string> Notes);

[JsonContract]
public partial record Nested<T>(T Value, Nested<T>? Next);

[JsonContract(ValueEquality = true), JsonDerivedType(typeof(Juggler), "dog"), JsonDerivedType(typeof(Singer), "cat")]
public abstract partial record Performer(string Name);

[JsonContract(ValueEquality = true)]
public partial record Juggler(string Name, IReadOnlyList<string> Tricks) : Performer(Name);

[JsonContract(ValueEquality = true)]
public partial record Singer(string Name, IReadOnlyList<string> Tricks) : Performer(Name);

[JsonContract(ValueEquality = true)]
public readonly partial record struct NumberPair(IReadOnlyList<int> Numbers, ImmutableArray<string> Tags);

[JsonContract(ValueEquality = true)]
public partial record Open(int A)
{
    [JsonIgnore]
    public string? Note { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}
