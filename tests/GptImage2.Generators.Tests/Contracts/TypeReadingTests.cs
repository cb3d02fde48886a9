using System.Collections.Frozen;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Generators.Tests.Contracts;

public sealed class TypeReadingTests
{
    [Fact]
    public void Bytes_versions_and_any_JSON_are_read()
    {
        const string json = """{"a":"AQID","b":"","c":"1.2.3","d":{"x":[1,null]},"e":null,"f":"AQ==","g":null,"h":null}""";
        var value = Blobs.FromJson(json);
        Assert.Equal([1, 2, 3], value.A);
        Assert.Equal((0, new Version(1, 2, 3), 1), (value.B.Length, value.C, value.F!.Value.Length));
        Assert.Equal(1, value.D.GetProperty("x")[0].GetInt32());
        Assert.Null(value.H);
        Assert.Equal(json, value.ToJson());
        Assert.False(Blobs.TryFromJson("""{"a":"AQI","b":" AQ==","c":"1","d":null}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(["/a", "/b", "/c"], violations.Select(violation => violation.Path));
        Assert.All(violations, violation => Assert.Equal(ContractRule.Format, violation.Rule));
    }

    [Fact]
    public void Flags_are_sets_of_names()
    {
        var value = Flagged.FromJson("""{"a":["Read","write it"],"b":[],"c":[["All"],["All","Read"]],"d":["High","Low"]}""");
        Assert.Equal((Access.Read | Access.Write, Access.None, Bits.High | Bits.Low), (value.A, value.B, value.D));
        Assert.Equal([Access.All, Access.All], value.C);
        Assert.Equal("""{"a":["Read","write it"],"b":[],"c":[["All"],["All"]],"d":["Low","High"]}""", value.ToJson());
        Assert.False(Flagged.TryFromJson("""{"a":["Read","Read"],"b":["None"],"c":[[1]],"d":3}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/a/1", ContractRule.Duplicate), ("/b/0", ContractRule.Enum), ("/c/0/0", ContractRule.Type), ("/d", ContractRule.Type)],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Throws<ArgumentOutOfRangeException>(() => (value with { A = (Access)8 }).ToJson());
    }

    [Fact]
    public void A_duplicate_item_of_a_set_is_rejected()
    {
        var value = Sets.FromJson("""{"a":[1,2],"b":["x"],"c":["Cash"],"d":[{"name":"a","quantity":1,"amount":1}]}""");
        Assert.Equal([1, 2], value.A.Order());
        Assert.Equal(new Line("a", 1, 1), Assert.Single(value.D));
        Assert.False(Sets.TryFromJson("""{"a":[1,1.0],"b":["x","x"],"c":null,"d":[]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal([("/a/1", ContractRule.Duplicate), ("/b/1", ContractRule.Duplicate)], violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.False(Sets.TryFromJson("""{"a":[1],"b":[],"c":null,"d":[{"name":"a","quantity":1,"amount":1},{"amount":1,"quantity":1,"name":"a"}]}""", out _, out violations));
        Assert.Equal([("/d/1", ContractRule.Duplicate)], violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Fact]
    public void Rejected_items_of_a_set_are_not_reported_as_duplicates()
    {
        Assert.False(Sets.TryFromJson("""{"a":["x",0],"b":[],"c":null,"d":[{"name":"a"},{"name":"b","quantity":1,"amount":1},{"name":"c","quantity":1,"amount":1}]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/a/0", ContractRule.Type), ("/d/0/quantity", ContractRule.Required), ("/d/0/amount", ContractRule.Required)],
            violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Fact]
    public void Immutable_and_frozen_collections()
    {
        const string json = """{"a":[1,2],"b":["x"],"c":null,"d":[3],"e":{"k":1},"f":{"l":{"name":"a","quantity":1,"amount":1}}}""";
        var value = Immutables.FromJson(json);
        Assert.Equal([1, 2], value.A);
        Assert.Equal(1, value.F["l"].Quantity);
        Assert.Equal(json, value.ToJson());
    }

    [Fact]
    public void Keys_of_every_type()
    {
        const string json = """{"a":{"-1":"x","0":"y"},"b":{"18446744073709551615":1},"c":{"0c0ffee0-0000-4000-8000-000000000000":1},"d":{"bank transfer":1.5},"e":{"-128":{"name":"a","quantity":1,"amount":1}},"f":{"Cash":1}}""";
        var value = Keyed.FromJson(json);
        Assert.Equal("x", value.A[-1]);
        Assert.Equal(1.5m, value.D[Payment.Transfer]);
        Assert.Equal(json, value.ToJson());
        Assert.False(Keyed.TryFromJson(
            """{"a":{"01":"x","x":"y","+1":"z","-0":"z"},"b":{"-1":1},"c":{"x":1},"d":{"Bar":1},"e":{"128":{"name":"a","quantity":1,"amount":1}},"f":{"Cash":1,"Cash":2}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [ContractRule.Format, ContractRule.Format, ContractRule.Format, ContractRule.Format, ContractRule.Format, ContractRule.Format, ContractRule.Enum, ContractRule.Format, ContractRule.Duplicate],
            violations.Select(violation => violation.Rule));
    }

    [Fact]
    public void The_marked_constructor_creates_the_value()
    {
        Assert.Equal((1, "x"), Marked.FromJson("""{"a":1}""") is var value ? (value.A, value.B) : default);
        Assert.Equal("""{"a":1,"b":"y"}""", Marked.FromJson("""{"b":"y","a":1}""").ToJson());
    }

    [Fact]
    public void Tuples_are_objects()
    {
        const string json = """{"a":{"x":1,"name":null},"b":{"lat":1.5,"lon":2},"c":[{"key":"k","inner":{"a":1,"b":2}}]}""";
        var value = Tuples.FromJson(json);
        Assert.Equal((1, null), value.A);
        Assert.Equal((1.5, 2.0), value.B);
        Assert.Equal(("k", (1, 2)), value.C[0]);
        Assert.Equal(json, value.ToJson());
        Assert.False(Tuples.TryFromJson("""{"a":{},"c":[{"key":"k","inner":{"a":1}}]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(["/a/x", "/c/0/inner/b"], violations.Select(violation => violation.Path));
    }

    [Fact]
    public void Closed_generic_contracts()
    {
        const string json = """{"a":{"items":[{"name":"a","quantity":1,"amount":1}],"total":1,"next":"none"},"b":null,"c":[{"items":["Cash"],"total":2,"next":null}],"d":{"value":"x","children":[{"value":"y","children":[]}]},"e":{"items":[{"items":[null],"total":3,"next":"none"}],"total":4,"next":"z"}}""";
        var value = Generics.FromJson(json);
        Assert.Equal("y", value.D.Children[0].Value);
        Assert.Equal(json, value.ToJson());
        Assert.Equal("none", Generics.FromJson(json.Replace(",\"next\":\"z\"", "", StringComparison.Ordinal)).E.Next);
        Assert.False(Generics.TryFromJson(json.Replace("\"quantity\":1", "\"quantity\":0", StringComparison.Ordinal), out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal("/a/items/0/quantity", Assert.Single(violations).Path);
    }

    [Theory]
    [InlineData("""{"kind":"circle","name":"c","radius":2}""")]
    [InlineData("""{"name":"c","radius":2,"kind":"circle"}""")]
    [InlineData("""{ "name" : "c", "radius" : 2, "k\u0069nd" : "c\u0069rcle" }""")]
    public void A_discriminator_can_be_anywhere_in_its_object(string json)
    {
        Assert.Equal(new Circle("c", 2), Shape.FromJson(json));
        Assert.Equal("""{"kind":"circle","name":"c","radius":2}""", Shape.FromJson(json).ToJson());
    }

    [Fact]
    public void Unions_in_unions_are_read_and_unknown_discriminators_are_rejected()
    {
        const string json = """{"main":{"kind":"group","name":"g","shapes":[{"side":1,"name":"s","kind":"square"},{"kind":"group","name":"h","shapes":[]}]},"other":null,"steps":[{"$type":2,"b":1,"x":[1]},{"a":"a","$type":1}],"plain":{"name":"p","radius":1}}""";
        var value = Drawing.FromJson(json);
        Assert.Equal(new Square("s", 1), Assert.IsType<Group>(value.Main).Shapes[0]);
        Assert.Equal(["x"], Assert.IsType<Second>(value.Steps[0]).Rest!.Keys);
        Assert.Equal(
            """{"main":{"kind":"group","name":"g","shapes":[{"kind":"square","name":"s","side":1},{"kind":"group","name":"h","shapes":[]}]},"other":null,"steps":[{"$type":2,"b":1,"x":[1]},{"$type":1,"a":"a"}],"plain":{"name":"p","radius":1}}""",
            value.ToJson());

        Assert.False(Drawing.TryFromJson(
            """{"main":{"kind":"oval","name":"g"},"other":{"name":"x"},"steps":[{"$type":"1"},{"$type":3},7,{"$type":1,"a":1}],"plain":null}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [
                ("/main/kind", ContractRule.Enum), ("/other/kind", ContractRule.Required), ("/steps/0/$type", ContractRule.Enum),
                ("/steps/1/$type", ContractRule.Enum), ("/steps/2", ContractRule.Type), ("/steps/3/a", ContractRule.Type), ("/plain", ContractRule.NotNull),
            ],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Equal("\"circle\", \"square\" or \"group\"", violations[0].Expected);
    }

    [Fact]
    public void The_discriminator_is_a_known_member_and_other_members_are_unknown()
    {
        Assert.True(Shape.TryFromJson("""{"name":"s","side":1,"kind":"square"}""", out _, out _));
        Assert.False(Shape.TryFromJson("""{"name":"s","side":1,"kind":"square","more":1}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal("/more", Assert.Single(violations).Path);
        Assert.Equal(["/more"], ContractReader.Read(JsonContract.Of<Shape>(), """{"kind":"circle","name":"s","radius":1,"more":1}"""u8).UnknownMembers);
    }

    [Theory]
    [InlineData("""{"kind":"circle","kind":"circle","name":"c","radius":2}""", 24)]
    [InlineData("""{"name":"c","kind":"circle","radius":2,"k\u0069nd":7}""", 51)]
    [InlineData("""{"name":"c","kind":"circle","radius":2,"kind":{"kind":[]}}""", 46)]
    public void A_duplicate_discriminator_is_rejected(string json, int offset)
    {
        Assert.False(Shape.TryFromJson(json, out _, out IReadOnlyList<ContractViolation> violations));
        ContractViolation violation = Assert.Single(violations);
        Assert.Equal(("/kind", ContractRule.Duplicate, offset), (violation.Path, violation.Rule, violation.Offset));
    }

    [Fact]
    public void Each_object_has_its_own_discriminator()
    {
        const string json = """{"main":{"kind":"group","name":"g","shapes":[{"side":1,"name":"s","kind":"square","kind":1},{"kind":"group","name":"h","shapes":[],"x":{"kind":1}}],"kind":"g"},"other":null,"steps":[{"$type":2,"b":1,"$type":2}],"plain":{"name":"p","kind":"circle","radius":1,"kind":1}}""";
        ContractReading<Drawing> reading = ContractReader.Read(JsonContract.Of<Drawing>(), System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(
            [("/main/shapes/0/kind", ContractRule.Duplicate), ("/main/kind", ContractRule.Duplicate), ("/steps/0/$type", ContractRule.Duplicate)],
            reading.Violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Equal(["/main/shapes/1/x", "/plain/kind", "/plain/kind"], reading.UnknownMembers);
        Assert.True(Animal.TryFromJson(
            """{"$type":"dog","name":"d","owner":{"$type":"dog","name":"o","pets":[],"favourite":null,"guard":{"name":"g","owner":null,"tricks":["t"],"$type":"dog"}},"tricks":["t"]}""", out _, out _));
    }

    [Fact]
    public void Allowed_values_and_formats_are_checked()
    {
        Assert.True(Chosen.TryFromJson("""{"a":"b \"c\"","b":2.0,"c":"y","d":null,"e":"a@b","f":"HTTPS://example.com","g":"AQ==","h":null}""", out _, out _));
        Assert.False(Chosen.TryFromJson("""{"a":"c","b":4,"c":"","d":0.0,"e":"a@b@c","f":"/x","g":"A","h":"b"}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(["/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h"], violations.Select(violation => violation.Path));
        Assert.Equal("\"a\" or \"b \\\"c\\\"\"", violations[0].Expected);
    }

    [Fact]
    public void Members_are_written_in_the_order_of_JsonPropertyOrder() =>
        Assert.Equal("""{"zeroth":"0","first":"1","last":"2"}""", new Ordered("2", "1", "0").ToJson());

    [Fact]
    public void Unknown_members_are_kept_in_extension_data()
    {
        const string json = """{"name":"n","x":1,"y":{"z":[]}}""";
        var value = Extended.FromJson(json);
        Assert.Equal(["x", "y"], value.Rest.Keys);
        Assert.Equal(json, value.ToJson());
        Assert.Empty(Extended.FromJson("""{"name":"n"}""").Rest);
        Assert.False(Extended.TryFromJson("""{"name":"n","x":1,"x":2}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(("/x", ContractRule.Duplicate), (violations[0].Path, violations[0].Rule));
    }
}
