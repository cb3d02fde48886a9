using System.ComponentModel.DataAnnotations;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

[JsonContract]
public partial record Ware(string Name, [property: Range(0, 100)] int Count, decimal Price, WareSize Size, DateOnly Day, bool Sold, IReadOnlyList<string> Tags);

public enum WareSize
{
    Small,
    Large,
}

[JsonModeClient]
public partial interface IWares
{
    [UserMessage("List them.")]
    JsonModeStream<Ware> ListAsync(CancellationToken cancellationToken);

    [UserMessage("List them.")]
    Task<IReadOnlyList<Ware>> AllAsync(CancellationToken cancellationToken);

    [UserMessage("Read it.")]
    JsonModeStream<JsonModeSnapshot<Ware>> OneAsync(CancellationToken cancellationToken);
}

/// <summary>Compares streams with complete replies, for every kind of malformed reply.</summary>
public sealed class MalformedStreamTests : StreamTest
{
    private const string One = """{"name":"tea","count":2,"price":3.20,"size":"Small","day":"2026-05-08","sold":true,"tags":["x","y"]}""";
    private const string Other = """{"name":"cake","count":1,"price":4,"size":"Large","day":"2026-05-09","sold":false,"tags":["z"]}""";
    private const string Right = $$"""{"items":[{{One}},{{Other}}]}""";

    // What a complete reply repairs and a stream of items does not: docs/streaming.md lists them.
    private static readonly MalformedReply[] OnlyComplete =
    [
        MalformedReply.DeeplyEncoded, MalformedReply.DoubleEncoded, MalformedReply.EncodedValue, MalformedReply.EscapedQuotes, MalformedReply.InArray,
        MalformedReply.ItemForList, MalformedReply.MissingColon, MalformedReply.TripleEncoded,
    ];

    // What ends in another way: a stream has returned its items before the limit was reached, and does not wait for white space to end.
    private static readonly Dictionary<MalformedReply, string> Different = new()
    {
        [MalformedReply.CutBehindDocument] = Items(One, Other),
        [MalformedReply.WhiteSpaceUntilLength] = nameof(ContractViolationException),
    };

    // What gives no snapshot before its end.
    private static readonly MalformedReply[] NoSnapshots =
    [
        MalformedReply.BacktickStrings, MalformedReply.BlockComment, MalformedReply.DeeplyEncoded, MalformedReply.DoubleEncoded, MalformedReply.EmptyObjectBefore,
        MalformedReply.EscapedQuotes, MalformedReply.LineComment, MalformedReply.NonBreakingSpaces, MalformedReply.SingleQuotes, MalformedReply.SmartQuotes,
        MalformedReply.TripleEncoded, MalformedReply.UnquotedNames, MalformedReply.UnquotedValues,
    ];

    public static TheoryData<MalformedReply> Kinds => [.. Enum.GetValues<MalformedReply>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stream_returns_the_items_of_a_complete_reply_or_a_violation(MalformedReply kind)
    {
        await using Emulated emulated = await StartAsync(Right, kind, 2);
        IWares wares = emulated.Client(static options => { options.Leniency = Leniency.Certain; options.MaxOutputTokens = 8_000; }).Bind<IWares>();
        string complete = await OutcomeAsync(async () => [.. await wares.AllAsync(Emulated.Stop)]);
        List<Ware> items = [];
        string streamed = await OutcomeAsync(async () =>
        {
            await foreach (Ware ware in wares.ListAsync(Emulated.Stop))
                items.Add(ware);
            return items;
        });

        string expected = OnlyComplete.Contains(kind) ? nameof(ContractViolationException) : Different.GetValueOrDefault(kind, complete);
        Assert.Equal(expected, streamed);
        Assert.Equal(OnlyComplete.Contains(kind) || Different.ContainsKey(kind), complete != streamed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Snapshots_end_as_a_complete_reply_does(MalformedReply kind)
    {
        await using Emulated emulated = await StartAsync(One, kind, 1);
        IWares wares = emulated.Client(static options => { options.Leniency = Leniency.Certain; options.MaxOutputTokens = 8_000; }).Bind<IWares>();
        int early = 0;
        string outcome = await OutcomeAsync(async () =>
        {
            List<Ware> last = [];
            await foreach (JsonModeSnapshot<Ware> snapshot in wares.OneAsync(Emulated.Stop))
            {
                if (snapshot.Result is { } result)
                    last.Add(result.Value);
                else if (snapshot.Json.EnumerateObject().Any())
                    early++;
            }

            return last;
        });

        if (outcome.StartsWith('['))
            Assert.True(early == 0 == NoSnapshots.Contains(kind), $"{kind}: {early} snapshots before the end");
    }

    private static async Task<Emulated> StartAsync(string right, MalformedReply kind, int times)
    {
        Emulated emulated = await Emulated.StartAsync();
        emulated.Replies.Enqueue([.. Enumerable.Repeat(Reply.Wrong(kind, right), times)]);
        return emulated;
    }

    private static async Task<string> OutcomeAsync(Func<Task<List<Ware>>> call)
    {
        try
        {
            return Items([.. (await call()).Select(static ware => ware.ToJson())]);
        }
        catch (GptImage2Exception e)
        {
            return e.GetType().Name;
        }
    }

    private static string Items(params string[] items) => $"[{string.Join(',', items)}]";
}
