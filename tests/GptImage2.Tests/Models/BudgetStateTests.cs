using System.Text.Json;

namespace GptImage2.Tests.Models;

/// <summary>docs/costs.md stores the state of a budget with System.Text.Json.</summary>
public sealed class BudgetStateTests
{
    private static readonly BudgetState State = new(
        12.345678m,
        new DateOnly(2099, 11, 30),
        1.25m,
        7.5m,
        [
            new UnsettledCharge(Guid.CreateVersion7(), "IShop.ReadAsync", 0.25m, new DateTimeOffset(2099, 11, 30, 23, 59, 59, 123, TimeSpan.Zero), "req_1"),
            new UnsettledCharge(Guid.CreateVersion7(), "IShop.ListAsync", 0.5m, new DateTimeOffset(2099, 11, 2, 1, 0, 0, TimeSpan.Zero), null),
        ]);

    [Fact]
    public void A_state_that_is_written_and_read_as_JSON_restores_the_budget()
    {
        BudgetState read = JsonSerializer.Deserialize<BudgetState>(JsonSerializer.Serialize(State))!;

        var budget = new Budget(new BudgetLimits { PerDay = 10m, PerMonth = 100m }, read);

        Assert.Equal(State with { Unsettled = [] }, read with { Unsettled = [] });
        Assert.Equal(State.Unsettled, read.Unsettled);
        Assert.Equal((12.345678m, 1.25m, 7.5m, 0.75m), (budget.Spent, budget.SpentToday, budget.SpentThisMonth, budget.Reserved));
        Assert.Equal(State.Unsettled.OrderBy(static charge => charge.SentAt), budget.Unsettled);
        Assert.Equal(JsonSerializer.Serialize(State with { Unsettled = [.. State.Unsettled.Reverse()] }), JsonSerializer.Serialize(budget.State));
    }
}
