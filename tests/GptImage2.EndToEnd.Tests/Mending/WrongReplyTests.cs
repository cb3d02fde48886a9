using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Mending;

/// <summary>What a call makes of every kind of wrong reply that the emulator has, at every level.</summary>
public class WrongReplyTests
{
    private const string Right = """
        {"name":"milk","count":2,"price":3.20,"size":"Small","day":"2026-05-08","paid":true,"codes":[1,2],"tags":["fresh","cold"],"address":{"street":"Mill Lane 1"}}
        """;

    private static readonly Dictionary<WrongReply, string> Expected = new()
    {
    };

    public static TheoryData<WrongReply> Kinds => [.. Enum.GetValues<WrongReply>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wrong_reply_ends_at_each_level_as_the_table_says(WrongReply kind)
    {
        List<string> outcomes = [];
        foreach (Leniency leniency in Enum.GetValues<Leniency>())
        {
            await using Emulated endpoint = await Emulated.StartAsync(Reply.Wrong(kind, Right.Trim()));
            IOrders orders = endpoint.Client(options => { options.Leniency = leniency; options.MaxOutputTokens = 300; }).Bind<IOrders>();
            outcomes.Add(await OutcomeAsync(orders));
        }

        Assert.Equal(Expected.GetValueOrDefault(kind), string.Join(' ', outcomes));
    }

    private static async Task<string> OutcomeAsync(IOrders orders)
    {
        try
        {
            JsonModeResult<Order> result = await orders.ReadAsync(Emulated.Stop);
            return result.Value.ToJson() == Order.FromJson(Right).ToJson() ? "right" : "other";
        }
        catch (GptImage2Exception e)
        {
            return e.GetType().Name[..^"Exception".Length];
        }
    }
}
