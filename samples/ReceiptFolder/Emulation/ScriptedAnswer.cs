using System.Text.Json.Nodes;
using GptImage2.Emulator;

namespace ReceiptFolder.Emulation;

/// <summary>What the emulator answers to a picture.</summary>
/// <param name="First">The answer to the first request.</param>
/// <param name="Later">The answer to the requests after it, such as a correction.</param>
internal sealed record ScriptedAnswer(Reply First, Reply Later)
{
    private const int BrokenOf = 30;
    private const int FencedOf = 15;
    private const int MisreadOf = 25;

    /// <summary>Chooses which faults the answers to a picture have: those to most pictures have none.</summary>
    /// <param name="receipt">What is on the picture.</param>
    /// <param name="rank">The number of the picture.</param>
    public static ScriptedAnswer Choose(Receipt receipt, int rank)
    {
        Reply right = Delayed(Reply.Json(receipt.ToJson()));
        return rank switch
        {
            0 => Always(Reply.Refusal("I cannot help with this picture.")),
            _ when rank % BrokenOf == 5 => new ScriptedAnswer(Delayed(Reply.Json(WithoutTotal(receipt))), right),
            _ when rank % BrokenOf == 20 => new ScriptedAnswer(Delayed(Reply.Json((receipt with { Total = receipt.Total + 10 }).ToJson())), right),
            _ when rank % FencedOf == 2 => new ScriptedAnswer(Delayed(Reply.Wrong(MalformedReply.Fenced, receipt.ToJson())), right),
            _ when rank % MisreadOf == 13 => Always(Reply.Json((receipt with { Date = receipt.Date.AddDays(-1) }).ToJson())),
            _ => new ScriptedAnswer(right, right),
        };
    }

    private static ScriptedAnswer Always(Reply reply) => new(Delayed(reply), Delayed(reply));

    private static Reply Delayed(Reply reply) => reply.WithDelay(EmulatedModel.Delay);

    private static string WithoutTotal(Receipt receipt)
    {
        JsonObject document = JsonNode.Parse(receipt.ToJson())!.AsObject();
        document.Remove("total");
        return document.ToJsonString();
    }
}
