using System.Text;
using GptImage2.Contracts;
using GptImage2.Repairing;

namespace GptImage2.Tests.Repairing;

public sealed class MisplacedMembersTests
{
    private static readonly SchemaNode Guest = SchemaNode.Root(
        """{"type":"object","properties":{"name":{"type":"string"},"home":{"type":"object","properties":{"street":{"type":"string"},"town":{"type":"string"}}},"words":{"type":"object","additionalProperties":{"type":"integer"}},"note":{"type":"string"}},"required":["name"]}"""u8);

    [Theory]
    [InlineData("""{"home":{"street":"a"},"town":"b"}""", "town")]
    [InlineData("""{"home":{"street":"a"},"**Town**":"b"}""", "**Town**")]
    [InlineData("""{"words":{"a":1},"b":2}""", "b")]
    [InlineData("""{"place":{"street":"a"},"note":"b"}""", "note")]
    [InlineData("""{"home":{"street":"a","town":"b"},"town":"c"}""", null)]
    [InlineData("""{"home":{"street":"a"},"note":"b"}""", null)]
    [InlineData("""{"words":{"a":1},"note":"b"}""", null)]
    [InlineData("""{"town":"b","home":{"street":"a"}}""", null)]
    public void A_member_that_the_object_before_it_may_have_is_found(string json, string? name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);

        Assert.Equal(name, MisplacedMembers.Find(SourceValue.Parse(utf8)!, Guest, utf8)?.Name);
    }
}
