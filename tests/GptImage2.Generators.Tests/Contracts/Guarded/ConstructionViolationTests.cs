namespace GptImage2.Generators.Tests.Contracts.Guarded;

public sealed class ConstructionViolationTests
{
    [Theory]
    [InlineData("""{"name":"n","crates":[{"weight":1,"count":1},{"weight":99,"count":9}]}""", "/crates/1", """{"weight":99,"count":9}""")]
    [InlineData("""{"name":"n","crates":[{"weight":1,"count":1,"tare":{"grams":-1}}]}""", "/crates/0/tare", """{"grams":-1}""")]
    [InlineData("""{"name":"n","tares":{"a":{"grams":1},"~/":{"grams":-2} },"crates":[]}""", "/tares/~0~1", """{"grams":-2}""")]
    [InlineData("""{"name":"n","crates":[],"stamp":{"text":"key"}}""", "/stamp", """{"text":"key"}""")]
    [InlineData("""{"name":"n","crates":[],"stamp":{"text":"cancel"}}""", "/stamp", """{"text":"cancel"}""")]
    [InlineData("""{"name":"n","crates":[],"seals":[{"code":"a"},{"code":null}]}""", "/seals/1", """{"code":null}""")]
    public void An_exception_of_user_code_is_a_violation_at_its_object(string json, string path, string found)
    {
        Assert.False(Parcel.TryFromJson(json, out Parcel? value, out IReadOnlyList<ContractViolation> violations));
        Assert.Null(value);
        ContractViolation violation = Assert.Single(violations);
        Assert.Equal((path, ContractRule.Construction, found), (violation.Path, violation.Rule, violation.Found));
        Assert.Equal(json.IndexOf(found, StringComparison.Ordinal), violation.Offset);

        ContractViolationException thrown = Assert.Throws<ContractViolationException>(() => Parcel.FromJson(json));
        Assert.Equal([violation], thrown.Violations);
        Assert.NotNull(thrown.InnerException);
        Assert.Equal(json, thrown.RawReply);
    }

    [Fact]
    public void The_exception_is_the_inner_exception_and_is_described_on_one_line()
    {
        ContractViolationException thrown = Assert.Throws<ContractViolationException>(() => Crate.FromJson("""  {"weight":99,"count":9,"more":1}"""));
        Assert.IsType<ArgumentException>(thrown.InnerException);
        Assert.Equal("The JSON breaks its contract in 1 place:\n  the reply: expected a value that its type takes (ArgumentException: 99 and 9 are too heavy.), found {\"weight\":99,\"count\":9,\"more\":1}", thrown.Message);
        Assert.Equal(2, Assert.Single(thrown.Violations).Offset);
        Assert.Equal(["/more"], thrown.UnknownMembers);
    }

    [Fact]
    public void Other_violations_are_reported_together_with_an_exception()
    {
        Assert.False(Parcel.TryFromJson(
            """{"crates":[{"weight":99,"count":9},{"weight":1,"count":10},{"weight":99,"count":9}],"tares":{"a":null},"name":1}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/crates/0", ContractRule.Construction), ("/crates/1/count", ContractRule.Range), ("/tares/a", ContractRule.NotNull), ("/name", ContractRule.Type)],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.False(Parcel.TryFromJson("""{"crates":[{"weight":99,"count":9}],"name":"n" """, out _, out violations));
        Assert.Equal([("/crates/0", ContractRule.Construction), ("", ContractRule.Syntax)], violations.Select(violation => (violation.Path.Replace("/name", "", StringComparison.Ordinal), violation.Rule)));
    }

    [Fact]
    public void User_code_does_not_run_after_a_violation()
    {
        Assert.False(Parcel.TryFromJson("""{"name":1,"crates":[{"weight":99,"count":9}]}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal("/name", Assert.Single(violations).Path);
    }

    [Fact]
    public void A_constructor_that_throws_is_called_once()
    {
        ContractViolationException thrown = Assert.Throws<ContractViolationException>(() => Once.FromJson("""{"value":1}"""));
        Assert.Equal(ContractRule.Construction, Assert.Single(thrown.Violations).Rule);
        Assert.Equal(1, Once.FromJson("""{"value":1}""").Value);
    }

    [Fact]
    public void Exceptions_of_the_process_are_not_caught() =>
        Assert.Throws<InsufficientExecutionStackException>(() => Stamp.TryFromJson("""{"text":"stack"}""", out _, out _));
}
