using GptImage2.Contracts;
using GptImage2.Generators.Tests.Contracts.Refusing;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Types that hold one scalar are that scalar in JSON.</summary>
public sealed class ValueObjectTests
{
    private const string Json = """{"a":1,"b":null,"c":"ab","d":"x","e":[1,2],"f":{"k":"v","n":null},"g":5,"h":1.5,"i":"2026-05-08","j":"Oslo","k":[1],"l":[1,2],"m":{"2024-02-29":1},"n":"x"}""";

    [Fact]
    public void Value_objects_round_trip()
    {
        var value = Held.FromJson(Json);
        Assert.Equal((new OrderId(1), null, new Email("ab")), (value.A, value.B, value.C));
        Assert.Equal([new OrderId(1), new OrderId(2)], value.E);
        Assert.Equal((1.5m, new DateOnly(2026, 5, 8), "Oslo"), (value.H.Value, value.I.Day, value.J.Value));
        Assert.Equal(1, value.M[new Birthday(new DateOnly(2024, 2, 29))]);
        Assert.Equal(Json, value.ToJson());
    }

    [Fact]
    public void The_schema_is_that_of_the_scalar()
    {
        Assert.StartsWith(
            """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":["integer","null"]},"c":{"type":"string","pattern":"^[a-z]+$"},"d":{"type":["string","null"],"maxLength":3},"e":{"type":"array","items":{"type":"integer"}},""",
            Held.JsonSchema,
            StringComparison.Ordinal);
        Assert.Contains("""{"type":"integer","minimum":1,"maximum":5},"h":{"type":"number"},"i":{"type":"string","format":"date"}""", Held.JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public void Constraints_hold_for_the_scalar()
    {
        Assert.False(Held.TryFromJson(
            """{"a":"1","b":1.5,"c":"AB","d":"long","e":[null],"f":{"k":1},"g":6,"h":null,"i":"8.5.2026","j":1,"k":[1,1],"l":[1,1.0],"m":{"x":1},"n":"z"}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [
                ("/a", ContractRule.Type), ("/b", ContractRule.Type), ("/c", ContractRule.Pattern), ("/d", ContractRule.Length), ("/e/0", ContractRule.NotNull), ("/f/k", ContractRule.Type),
                ("/g", ContractRule.Range), ("/h", ContractRule.NotNull), ("/i", ContractRule.Format), ("/j", ContractRule.Type), ("/k/1", ContractRule.Duplicate), ("/l/1", ContractRule.Duplicate),
                ("/m", ContractRule.Format), ("/n", ContractRule.Enum),
            ],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Equal("an integer from 1 to 5", violations[6].Expected);
    }

    [Fact]
    public void What_a_constructor_or_a_factory_throws_is_a_violation_of_the_value()
    {
        Assert.False(Refused.TryFromJson(
            """{"a":-1,"b":-2,"c":-3,"d":["abc","ab"],"e":{"abcd":1,"abc":2},"f":["x","abc"],"g":"/a","h":9,"i":[1,1,-1]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [
                ("/a", ContractRule.Construction), ("/b", ContractRule.Construction), ("/c", ContractRule.Range), ("/d/1", ContractRule.Construction), ("/e", ContractRule.Construction),
                ("/f/0", ContractRule.Construction), ("/g", ContractRule.Format), ("/h", ContractRule.Construction), ("/i/1", ContractRule.Duplicate), ("/i/2", ContractRule.Construction),
            ],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.StartsWith("a value that its type takes (ArgumentOutOfRangeException: ", violations[0].Expected, StringComparison.Ordinal);
        Assert.Equal(("a value that its type takes (FormatException: A code has 3 characters.)", "\"ab\""), (violations[3].Expected, violations[3].Found));
    }

    [Fact]
    public void Texts_that_are_not_JSON_end_the_reading_without_an_exception()
    {
        for (int length = 0; length < Json.Length; length++)
            Assert.False(Held.TryFromJson(Json[..length], out _, out _));
        Assert.Single(ContractReader.Read(JsonContract.Of<Refused>(), "{\"a\":-"u8).Violations);
    }

    [Fact]
    public async Task Value_objects_are_results_and_parts_of_messages()
    {
        var caller = new ReplyCaller("""{"value":7}""");
        Assert.Equal(new Age(7), await caller.As<IRefusingClient>().AgeAsync(new OrderId(3), Code.From("abc"), new Site(new Uri("https://example.com/a")), new Age(8), null));
        Assert.Equal("Order 3, abc, https://example.com/a, 008 and .", caller.Message);
        Assert.Equal("""{"type":"object","properties":{"value":{"type":"integer"}},"required":["value"]}""", caller.Schema);

        caller = new ReplyCaller("""{"items":["abc"]}""");
        Assert.Equal([Code.From("abc")], await caller.As<IRefusingClient>().CodesAsync([new OrderId(1), new OrderId(2)], new Age(5)));
        Assert.Equal("All of [1,2] of \n```\n5\n```\n", caller.Message);
    }
}
