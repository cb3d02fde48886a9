using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class SourceValueTests
{
    private static readonly byte[] Text = """ {"a":[1,{"b":"x\ny"}],"a/b":null,"a":true, "c" : -2.5e3} """u8.ToArray();
    private static readonly SourceValue Root = SourceValue.Parse(Text)!;

    [Fact]
    public void Values_have_their_offsets_in_the_text()
    {
        Assert.Equal((1, Text.Length - 1), (Root.Start, Root.End));
        Assert.Equal(["a", "a/b", "a", "c"], Root.Members.Select(static member => member.Name));
        Assert.Equal(["""[1,{"b":"x\ny"}]""", "null", "true", "-2.5e3"], Root.Members.Select(static member => member.Value.Raw(Text)));
        SourceMember last = Root.Members[^1];
        Assert.Equal("\"c\"", Encoding.UTF8.GetString(Text[last.NameStart..last.NameEnd]));
        Assert.True(Root.IsObject && last.Value.IsNumber && Root.Members[0].Value.IsArray && Root.Members[1].Value.IsNull && Root.Members[2].Value.IsBoolean);
    }

    [Theory]
    [InlineData("/a/1/b", "x\ny")]
    [InlineData("/a/2", null)]
    [InlineData("/a/x", null)]
    [InlineData("/b", null)]
    public void Pointers_are_followed(string path, string? text) => Assert.Equal(text, Root.Follow(path)?[^1].Text(Text));

    [Fact]
    public void Following_a_pointer_returns_all_values_on_the_way()
    {
        Assert.Equal([Root, Root.Members[1].Value], Root.Follow("/a~1b")!);
        Assert.Equal([Root], Root.Follow("")!);
        Assert.Equal(3, Root.Follow("/a/0")!.Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void The_first_of_members_with_the_same_name_is_found(int members)
    {
        string text = $$"""{"x":1,"x":2{{string.Concat(Enumerable.Range(0, members).Select(static i => $",\"m{i}\":{i}"))}}}""";
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        SourceValue root = SourceValue.Parse(utf8)!;

        Assert.Equal("1", root.Member("x")!.Value.Raw(utf8));
        Assert.Equal("2", root.Member("m2")!.Value.Raw(utf8));
        Assert.Null(root.Member("y"));
    }

    [Fact]
    public void Parts_are_found_by_an_offset_in_them()
    {
        SourceValue list = Root.Members[0].Value;
        Assert.Equal([0, 1, 2, 3], Root.Members.Select(static member => Root.MemberAt(member.Value.Start)));
        Assert.Equal([0, 1, 2, 3], Root.Members.Select(static member => Root.MemberAt(member.Value.End - 1)));
        Assert.Equal([-1, -1, -1, -1], Root.Members.Select(static member => Root.MemberAt(member.Value.End)));
        Assert.Equal([0, 1], list.Items.Select(item => list.ItemAt(item.Start)));
        Assert.Equal(-1, list.ItemAt(list.Start));
        Assert.Equal(-1, list.Items[0].ItemAt(list.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{} {}")]
    [InlineData("{'a':1}")]
    public void Parsing_returns_null_for_text_that_is_not_JSON(string text) => Assert.Null(SourceValue.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void The_tree_equals_that_of_System_Text_Json()
    {
        var documents = new RandomDocuments(41);
        for (int i = 0; i < 1000; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(documents.Valid());
            using var expected = JsonDocument.Parse(utf8);
            AssertSame(expected.RootElement, SourceValue.Parse(utf8)!, utf8);
        }
    }

    private static void AssertSame(JsonElement expected, SourceValue value, byte[] utf8)
    {
        Assert.Equal(expected.GetRawText(), value.Raw(utf8));
        if (value.IsObject)
        {
            JsonProperty[] members = [.. expected.EnumerateObject()];
            Assert.Equal(members.Select(static member => member.Name), value.Members.Select(static member => member.Name));
            for (int i = 0; i < members.Length; i++)
                AssertSame(members[i].Value, value.Members[i].Value, utf8);
        }
        else if (value.IsArray)
        {
            Assert.Equal(expected.GetArrayLength(), value.Items.Count);
            for (int i = 0; i < value.Items.Count; i++)
                AssertSame(expected[i], value.Items[i], utf8);
        }
    }
}
