namespace GptImage2.Generators.Tests.Contracts.Inherited;

/// <summary>Constraints of base types hold for derived contracts, in the schema and in the reader.</summary>
public sealed class BaseConstraintTests
{
    [Fact]
    public void Those_of_a_positional_parameter_of_a_base_record_hold()
    {
        Assert.Equal(["/name: expected a string of at least 2 characters, found \"a\"", "/count: expected an integer from 1 to 9, found 10"], Broken<Priced>("""{"name":"a","count":10,"currency":"EUR"}"""));
        Assert.Contains("\"name\":{\"type\":\"string\",\"minLength\":2},\"count\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}", Priced.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_all_levels_hold_together()
    {
        Assert.Equal(["/name: expected a string of 2 to 4 characters, found \"a\"", "/currency: expected a string that matches [A-Z]{3}, found \"eur\""], Broken<Discounted>("""{"name":"a","count":1,"currency":"eur"}"""));
        Assert.Equal("abcd", Discounted.FromJson("""{"name":"abcd","count":1,"currency":"EUR"}""").Name);
    }

    [Fact]
    public void An_attribute_of_the_same_class_takes_the_place_of_that_of_the_base()
    {
        Assert.Equal("a", Renamed.FromJson("""{"name":"a","count":1}""").Name);
        Assert.Contains("\"minLength\":1", Renamed.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_an_overridden_property_hold()
    {
        Assert.Equal(["/size: expected an integer from 1 to 10, found 20", "/label: expected a string of at most 5 characters, found \"abcdef\""], Broken<Crated>("""{"size":20,"label":"abcdef","depth":1}"""));
        Assert.Equal(["/size", "/depth"], Broken<Crated>("""{"size":3,"label":"abcde","depth":6}""").Select(text => text[..text.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Equal(4, Crated.FromJson("""{"size":4,"depth":5}""").Size);
    }

    private static IReadOnlyList<string> Broken<T>(string json)
        where T : IJsonContract<T>
    {
        Assert.False(JsonContract.TryParse<T>(json, out _, out IReadOnlyList<ContractViolation> violations));
        return [.. violations.Select(violation => violation.ToString())];
    }
}
