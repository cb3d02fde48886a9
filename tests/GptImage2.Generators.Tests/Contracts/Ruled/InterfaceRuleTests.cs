namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>The rules of an interface that is the root of a union hold for the types that implement it.</summary>
public sealed class InterfaceRuleTests
{
    [Theory]
    [InlineData("""{"$type":"stay","first":2,"last":1}""", "/first,/last")]
    [InlineData("""{"$type":"cruise","first":2,"last":1,"number":"x"}""", "/first,/last")]
    [InlineData("""{"$type":"cruise","first":2,"last":20,"number":"x"}""", "/last")]
    [InlineData("""{"$type":"stay","first":2,"last":20}""", "")]
    public void A_rule_is_evaluated_once(string json, string paths)
    {
        IRange.TryFromJson(json, out _, out IReadOnlyList<ContractViolation> violations);
        Assert.Equal(paths, string.Join(',', violations.Select(violation => violation.Path)));
    }

    [Fact]
    public void A_rule_holds_for_a_derived_type_that_is_read_alone()
    {
        Assert.False(Stay.TryFromJson("""{"first":2,"last":1}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal("that the end comes after the start", violations[0].Expected);
        Assert.Contains("The end comes after the start.", Stay.JsonSchema, StringComparison.Ordinal);
        Assert.Equal(2, Cruise.JsonSchema.Split("takes at most 9 days.").Length);
    }
}
