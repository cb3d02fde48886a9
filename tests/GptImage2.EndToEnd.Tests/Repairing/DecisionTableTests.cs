using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Repairing;

/// <summary>Tests every row of docs/repairs.md with a call at every level.</summary>
public class DecisionTableTests
{
    public static TheoryData<string> Rows => [.. DecisionTable.Rows.Select(static decision => decision.Row)];

    [Fact]
    public void The_table_has_every_row_of_the_catalogue()
    {
        string[] ids = [.. Enumerable.Range(1, 20).Select(static i => $"D{i}"), .. Enumerable.Range(1, 18).Select(static i => $"E{i}")];

        Assert.All(ids, id => Assert.Contains(DecisionTable.Rows, decision => decision.Row.StartsWith(id + " ", StringComparison.Ordinal)));
        Assert.Equal(DecisionTable.Rows.Count, DecisionTable.Rows.Select(static decision => decision.Row).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_reply_is_repaired_from_the_level_in_the_table_on(string row)
    {
        Decision decision = DecisionTable.Rows.Single(decision => decision.Row == row);
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            await using Emulated endpoint = await Emulated.StartAsync(Reply.Text(decision.Reply));
            IOrders orders = endpoint.Client(options => options.Leniency = leniency).Bind<IOrders>();

            if (decision.Level == "refused")
            {
                await Assert.ThrowsAsync<ReplyRefusedException>(() => orders.ReadAsync(Emulated.Stop));
            }
            else if (decision.Level != "none" && leniency >= Enum.Parse<Leniency>(decision.Level))
            {
                JsonModeResult<Order> result = await orders.ReadAsync(Emulated.Stop);
                Assert.Equal(Order.FromJson(decision.Becomes).ToJson(), result.Value.ToJson());
                Assert.Equal(decision.Repairs, string.Join(' ', result.Repairs.Select(static repair => repair.Kind)));
                Assert.Equal(decision.Reply, result.RawReply);
            }
            else if (decision.Level == "Certain" && decision.Repairs == nameof(RepairKind.NameSpelling))
            {
                // There is no violation: the member is unknown, and unknown members are only reported.
                Assert.NotEmpty((await orders.ReadAsync(Emulated.Stop)).UnknownMembers);
            }
            else
            {
                ContractViolationException broken = await Assert.ThrowsAsync<ContractViolationException>(() => orders.ReadAsync(Emulated.Stop));
                Assert.NotEmpty(broken.Violations);
                Assert.Equal(decision.Reply, broken.RawReply);
            }
        }
    }
}
