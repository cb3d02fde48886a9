using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Tests.Contracts;

public sealed class UnrecognizedObjectsTests
{
    private static readonly SchemaNode Card = SchemaNode.Root(
        """{"type":"object","properties":{"name":{"type":["string","null"]},"home":{"type":"object","properties":{"town":{"type":"string"}}}}}"""u8);

    [Theory]
    [InlineData("""{"error":"blurred"}""", "/error", "")]
    [InlineData("""{"name":"a","home":{"street":"b"}}""", "/home/street", "/home")]
    [InlineData("""{"name":"a","other":1}""", "/other", null)]
    [InlineData("""{"home":{"town":"a","street":"b"}}""", "/home/street", null)]
    public void An_object_with_members_but_none_of_its_contract_is_a_violation(string json, string unknown, string? path)
    {
        IReadOnlyList<ContractViolation> violations = UnrecognizedObjects.Find(Card, Encoding.UTF8.GetBytes(json), [Offset(json, unknown)], 64, out _);

        Assert.Equal(path, violations.Count == 0 ? null : Assert.Single(violations).Path);
        Assert.All(violations, static violation => Assert.Equal(ContractRule.Unrecognized, violation.Rule));
    }

    private static int Offset(string json, string pointer) => SourceValue.Parse(Encoding.UTF8.GetBytes(json))!.Follow(pointer)![^1].Start;

    [Fact]
    public void The_violation_names_the_members_that_are_expected() =>
        Assert.Equal(
            """the reply: expected an object with at least one of the members "name", "home", found {"error":"blurred"}""",
            Assert.Single(UnrecognizedObjects.Find(Card, """{"error":"blurred"}"""u8, [9], 64, out _)).ToString());
}
