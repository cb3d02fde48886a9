using GptImage2.Generators.Tests.Contracts.Refusing;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Value objects of the package Vogen, whose members our generator does not see.</summary>
public sealed class VogenTests
{
    private const string Json = """{"id":3,"from":"a@b","parent":null,"related":[1,2],"notes":{"4":"x"},"seen":[1,2],"on":"2026-05-08"}""";

    [Fact]
    public void Value_objects_of_Vogen_round_trip()
    {
        var ticket = Ticket.FromJson(Json);
        Assert.Equal((TicketId.From(3), Mail.From("a@b"), Day.From(new DateOnly(2026, 5, 8))), (ticket.Id, ticket.From, ticket.On));
        Assert.Equal("x", ticket.Notes[TicketId.From(4)]);
        Assert.Equal(Json, ticket.ToJson());
    }

    [Fact]
    public void What_Vogen_refuses_is_a_violation_of_the_value()
    {
        Assert.False(Ticket.TryFromJson("""{"id":-6,"from":"a","parent":0,"related":[1,-1],"notes":{"0":"x"},"seen":[2,2],"on":"today"}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [
                ("/id", ContractRule.Range), ("/from", ContractRule.Construction), ("/parent", ContractRule.Construction), ("/related/1", ContractRule.Construction),
                ("/notes", ContractRule.Construction), ("/seen/1", ContractRule.Duplicate), ("/on", ContractRule.Format),
            ],
            violations.Select(violation => (violation.Path, violation.Rule)));
        Assert.Equal("a value that its type takes (ValueObjectValidationException: An address has an @.)", violations[1].Expected);
    }

    [Fact]
    public async Task Value_objects_of_Vogen_are_results_and_parts_of_messages()
    {
        var caller = new ReplyCaller("""{"value":5}""");
        Assert.Equal(TicketId.From(5), await caller.As<ITicketReader>().ReadAsync(TicketId.From(7), Mail.From("a@b"), Day.From(new DateOnly(2026, 5, 8)), CancellationToken.None));
        Assert.Equal("Ticket 7 from a@b of 2026.", caller.Message);
    }
}
