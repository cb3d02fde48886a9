using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class SchemaNodeTests
{
    private static readonly SchemaNode Root = SchemaNode.Root("""
        {"type":"object","properties":{
          "name":{"type":["string","null"]},
          "day":{"type":"string","format":"date"},
          "lines":{"type":"array","items":{"$ref":"#/$defs/Line"}},
          "best":{"anyOf":[{"$ref":"#/$defs/Line"},{"type":"null"}]},
          "first":{"allOf":[{"$ref":"#/$defs/Line"}]},
          "kind":{"enum":["a","b",null]},
          "counts":{"type":"object","additionalProperties":{"type":"integer"}},
          "dates":{"type":"object","patternProperties":{"^[0-9]+$":{"type":"string"}},"additionalProperties":false},
          "shape":{"type":"object","anyOf":[
            {"properties":{"form":{"enum":["circle"]},"radius":{"type":"number"}},"required":["form","radius"]},
            {"properties":{"form":{"enum":["square"]},"side":{"type":"number"}},"required":["form","side"]}]}},
         "required":["name"],"additionalProperties":false,
         "$defs":{"Line":{"type":"object","properties":{"text":{"type":"string"},"next":{"anyOf":[{"$ref":"#/$defs/Line"},{"type":"null"}]}},"required":["text"]}}}
        """u8);

    [Fact]
    public void Member_names_and_required_members_are_listed()
    {
        Assert.Equal(["name", "day", "lines", "best", "first", "kind", "counts", "dates", "shape"], Root.MemberNames);
        Assert.Equal(["name"], Root.Required);
        Assert.True(Root.HasNamedMembers);
        Assert.False(Root.Member("counts")!.HasNamedMembers);
        Assert.Null(Root.Member("other"));
    }

    [Theory]
    [InlineData("name", "string", true)]
    [InlineData("day", "string", false)]
    [InlineData("best", "object", true)]
    [InlineData("first", "object", false)]
    [InlineData("kind", "string", true)]
    [InlineData("lines", "array", false)]
    public void Allowed_types_and_null_are_known(string name, string type, bool isNullable)
    {
        SchemaNode member = Root.Member(name)!;
        Assert.True(member.Allows(type));
        Assert.False(member.Allows("boolean"));
        Assert.Equal(isNullable, member.IsNullable);
    }

    [Fact]
    public void Texts_and_formats_are_listed()
    {
        Assert.Equal(["a", "b"], Root.Member("kind")!.Texts);
        Assert.Equal("date", Root.Member("day")!.Format);
        Assert.Null(Root.Member("name")!.Format);
    }

    [Fact]
    public void Dictionaries_have_one_node_for_all_members()
    {
        Assert.True(Root.Member("counts")!.Member("x")!.Allows("integer"));
        Assert.True(Root.Member("dates")!.Member("2026")!.Allows("string"));
    }

    [Theory]
    [InlineData("""{"shape":{"form":"square"}}""", "side")]
    [InlineData("""{"shape":{"form":"circle"}}""", "radius")]
    [InlineData("""{"shape":{"form":"other"}}""", null)]
    [InlineData("""{"shape":{}}""", null)]
    public void A_union_is_resolved_by_its_discriminator(string json, string? member)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(json);
        SourceValue document = SourceValue.Parse(utf8)!;
        SchemaNode union = Root.Follow("/shape", document, utf8)!;
        SchemaNode node = union.Of(document.Member("shape")!.Value, utf8);

        Assert.Equal("form", union.Discriminator);
        Assert.Equal(["circle", "square"], union.DiscriminatorTexts("form"));
        Assert.Equal(member is null ? [] : ["form", member], node.MemberNames);
    }

    [Fact]
    public void Pointers_are_followed_through_references()
    {
        byte[] utf8 = """{"lines":[{"text":"a","next":{"next":{"text":"b"}}}]}"""u8.ToArray();
        SourceValue document = SourceValue.Parse(utf8)!;

        Assert.True(Root.Follow("/lines/0/next/next/text", document, utf8)!.Allows("string"));
        Assert.Null(Root.Follow("/lines/0/other", document, utf8));
        Assert.Same(Root, Root.Follow("", document, utf8));
        Assert.Same(Root.Follow("/lines/0", document, utf8), Root.Follow("/lines/7", document, utf8));
    }

    [Theory]
    [InlineData("1", "counts", false)]
    [InlineData("\"a\"", "name", true)]
    [InlineData("null", "name", true)]
    [InlineData("[]", "lines", true)]
    [InlineData("{}", "lines", false)]
    [InlineData("true", "kind", false)]
    public void AllowsKindOf_compares_the_JSON_type_of_a_value(string json, string name, bool isAllowed) =>
        Assert.Equal(isAllowed, Root.Member(name)!.AllowsKindOf(SourceValue.Parse(System.Text.Encoding.UTF8.GetBytes(json))!));

    [Fact]
    public void A_schema_that_is_not_JSON_is_refused() => Assert.Throws<ArgumentException>(static () => SchemaNode.Root("{"u8));
}
