using GptImage2.Contracts;

namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>Rules are evaluated by the reader once an object is whole, and reported at the members that they name.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_broken_rule_is_a_violation_of_each_named_member_with_the_value_found()
    {
        const string json = """{"number":"7","sum":5,"lines":[{"quantity":2,"price":2,"amount":4}]}""";
        Assert.Equal(
            ["/sum: expected that the amounts of the lines add up to the total, found 5", """/lines: expected that the amounts of the lines add up to the total, found [{"quantity":2,"price":2,"amount":4}]"""],
            Broken<Invoice>(json));
        Assert.False(Invoice.TryFromJson(json, out Invoice? value, out IReadOnlyList<ContractViolation> violations));
        Assert.Null(value);
        Assert.All(violations, violation => Assert.Equal(ContractRule.Rule, violation.Rule));
        Assert.Equal([json.IndexOf("5,", StringComparison.Ordinal), json.IndexOf('[', StringComparison.Ordinal)], violations.Select(violation => violation.Offset));
    }

    [Fact]
    public void All_rules_of_an_object_are_evaluated_and_a_missing_member_has_the_pointer_that_it_would_have() => Assert.Equal(
        [
            "/grand_total: expected that VAT is never negative, found -1",
            "/sum: expected that the amounts of the lines add up to the total, found 5",
            "/sum: expected that VAT is never negative, found 5",
            "/lines: expected that the amounts of the lines add up to the total, found []",
        ],
        Broken<Invoice>("""{"number":"7","grand_total":-1, "sum":5,"lines":[]}"""));

    [Fact]
    public void A_member_that_is_left_out_is_found_nowhere()
    {
        Assert.Equal(["/from: expected that from is before to, found 4", "/to: expected that from is before to, found nothing"], Broken<Span>("""{"from":4}""").Order(StringComparer.Ordinal));
        Assert.False(Span.TryFromJson("""{"from":4}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Null(violations.Single(violation => violation.Path == "/to").Found);
        Assert.Equal(0, violations.Single(violation => violation.Path == "/to").Offset);
    }

    [Fact]
    public void Rules_of_items_are_all_evaluated_and_those_around_them_are_not() => Assert.Equal(
        ["/lines/0/quantity", "/lines/0/price", "/lines/0/amount", "/lines/2/quantity", "/lines/2/price", "/lines/2/amount"],
        Paths<Invoice>("""{"number":"7","lines":[{"quantity":2,"price":2,"amount":5},{"quantity":1,"price":1,"amount":1},{"quantity":2,"price":2,"amount":5}],"sum":5}"""));

    [Fact]
    public void Rules_are_not_evaluated_where_a_member_breaks_the_contract_or_did_before()
    {
        Assert.Equal(["/sum"], Paths<Invoice>("""{"number":"7","lines":[{"quantity":1,"price":1,"amount":1}],"sum":null}"""));
        Assert.Equal(["/lines/0/quantity", "/lines/0/price", "/lines/0/amount", "/sum"], Paths<Invoice>("""{"number":"7","lines":[{"quantity":1,"price":1,"amount":2}],"sum":"a"}"""));
    }

    [Fact]
    public void A_rule_that_throws_is_a_violation_of_its_object_with_its_exception()
    {
        ContractViolationException thrown = Assert.Throws<ContractViolationException>(() => Span.FromJson("""{"from":9,"to":3,"note":"throw"}"""));
        Assert.Equal("No\nnote.", Assert.IsType<InvalidOperationException>(thrown.InnerException).Message);
        Assert.Equal(
            [("", ContractRule.Construction), ("/from", ContractRule.Rule), ("/to", ContractRule.Rule)],
            thrown.Violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Contains("InvalidOperationException: No note.", thrown.Violations[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_only_reported_changes_nothing()
    {
        const string json = """{"number":"","lines":[],"sum":0}""";
        Assert.Equal("", Invoice.FromJson(json).Number);
        ContractReading<Invoice> reading = ContractReader.Read(JsonContract.Of<Invoice>(), System.Text.Encoding.UTF8.GetBytes(json));
        Assert.True(reading.Fits);
        Assert.Equal("/number: expected that the number is not empty, found \"\"", Assert.Single(reading.Warnings).ToString());
    }

    [Theory]
    [InlineData("""{"kind":"flight","start":5,"end":3,"gate":5}""", "/start,/start,/end,/gate")]
    [InlineData("""{"start":5,"end":30,"gate":1,"kind":"flight"}""", "/end")]
    [InlineData("""{"kind":"ride","start":5,"end":30}""", "")]
    [InlineData("""{"kind":"ride","start":5,"end":130}""", "/end")]
    public void Rules_of_a_union_hold_for_its_derived_types(string json, string paths) => Assert.Equal(paths, string.Join(',', Paths<Trip>(json)));

    [Fact]
    public void Rules_of_all_base_contracts_come_first_and_virtual_members_are_those_of_the_derived_type()
    {
        Assert.Equal(
            ["/start: expected that a trip ends after it starts, found 5", "/start: expected that the gate is not the start, found 5", "/end: expected that a trip ends after it starts, found 3", "/gate: expected that the gate is not the start, found 5"],
            Broken<NightFlight>("""{"start":5,"end":3,"gate":5}"""));
        Assert.Equal(["/end"], Paths<NightFlight>("""{"start":5,"end":26,"gate":4}"""));
    }

    [Fact]
    public void Rules_of_generic_contracts_are_evaluated_where_they_are_read()
    {
        Assert.Equal(["/words/left", "/words/right", "/numbers/b/left", "/numbers/b/right"], Paths<Pairs>("""{"words":{"left":"a","right":"a"},"numbers":{"a":{"left":1,"right":2},"b":{"left":1,"right":1}}}"""));
        Assert.Equal(["/left", "/left", "/right", "/name"], Paths<NamedPair>("""{"left":"a","right":"a","name":"a"}"""));
        Assert.Equal("b", NamedPair.FromJson("""{"left":"a","right":"b","name":"c"}""").Right);
    }

    [Fact]
    public void Rules_are_sent_to_the_model_and_are_not_members()
    {
        Assert.Equal(
            """{"type":"object","description":"From is before to.\nThe note does not throw.","properties":{"from":{"type":"integer"},"to":{"type":"integer"},"note":{"type":["string","null"]}}}""",
            Span.JsonSchema);
        Assert.Equal("""{"from":1,"to":2,"note":"none"}""", new Span().ToJson());
        Assert.StartsWith("""{"type":"object","description":"An invoice.\nThe amounts of the lines add up to the total.\nVAT is never negative\nThe number is not empty.",""", Invoice.JsonSchema, StringComparison.Ordinal);
        Assert.StartsWith(
            """{"type":"object","description":"A trip ends after it starts.\nA trip is not too long.","anyOf":[{"type":"object","description":"The gate is not the start.","properties":{"kind":""",
            Trip.JsonSchema,
            StringComparison.Ordinal);
        Assert.Contains("A trip ends after it starts.", Flight.JsonSchema, StringComparison.Ordinal);
    }

    internal static IReadOnlyList<string> Broken<T>(string json)
        where T : IJsonContract<T> => [.. Violations<T>(json).Select(violation => violation.ToString())];

    internal static IReadOnlyList<string> Paths<T>(string json)
        where T : IJsonContract<T> => [.. Violations<T>(json).Select(violation => violation.Path)];

    private static IReadOnlyList<ContractViolation> Violations<T>(string json)
        where T : IJsonContract<T>
    {
        Assert.False(JsonContract.TryParse<T>(json, out _, out IReadOnlyList<ContractViolation> violations) && violations.Count > 0);
        return violations;
    }
}
