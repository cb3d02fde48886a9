using System.Net;
using System.Text;
using System.Text.Json;

namespace GptImage2.EndToEnd.Tests.Replies;

/// <summary>
/// Random sloppy replies with a known truth. At Certain a reply gives the truth or an exception, and never another value:
/// whole, as snapshots, and as items of a stream whose text arrives in random pieces.
/// </summary>
/// <remarks>The long form reads 100,000 replies; CONTRIBUTING says how to run it.</remarks>
public sealed class SloppyReplyTests
{
    private static readonly int Replies = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") is "1" ? 100_000 : 4_000;

    [Fact]
    public async Task No_reply_is_read_as_another_value()
    {
        var random = new Random(20261130);
        var writer = new SloppyWriter(random);
        var handler = new ReplyHandler(random);
        ISheets sheets = Sheets(handler);
        int read = 0;
        for (int i = 0; i < Replies; i++)
        {
            writer.Sloppiness = 0.02 + random.NextDouble() * 0.2;
            Sheet truth = writer.Truth();
            handler.Reply = writer.Reply(truth);
            if (await ValueAsync(sheets, i % 4 == 0) is not { } value)
                continue;
            AssertSame(truth, value, handler.Reply, i);
            read++;
        }

        Assert.InRange(read, Replies / 4, Replies);
        Assert.InRange(writer.Used.Count, 40, 100);
        TestContext.Current.TestOutputHelper?.WriteLine($"{read} of {Replies} replies were read; {writer.Used.Count} kinds of notations.");
    }

    [Fact]
    public async Task No_item_of_a_stream_is_read_as_another_value_and_none_is_lost()
    {
        var random = new Random(20261201);
        var writer = new SloppyWriter(random);
        var handler = new ReplyHandler(random);
        ISheets sheets = Sheets(handler);
        int read = 0;
        for (int i = 0; i < Replies / 2; i++)
        {
            writer.Sloppiness = random.NextDouble() * 0.06;
            Sheet[] truth = [.. Enumerable.Range(0, random.Next(4)).Select(_ => writer.Truth())];
            string list = $"{{\"items\":[{string.Join(',', truth.Select(writer.Object))}]}}";
            handler.Reply = random.Next(8) switch
            {
                0 => $"<think>Or {{\"items\":[]}}?</think>{list}",
                1 => $"```json\n{list}\n```",
                2 => $"{list[..^2]}{Cut(random, list[^2..])}",
                3 => $"{{\"result\":{list}}}",
                4 => $"{list}\n{{\"items\":[{writer.Object(writer.Truth())}]}}",
                5 => list[..random.Next(list.Length)],
                6 => $"{list}}}",
                _ => list,
            };
            (List<Sheet> items, bool ended) = await ItemsAsync(sheets);
            for (int item = 0; item < items.Count; item++)
            {
                Assert.True(item < truth.Length, $"{i}: {handler.Reply}\nhas more items than it should have.");
                AssertSame(truth[item], items[item], handler.Reply, i);
            }

            if (!ended)
                continue;
            Assert.True(items.Count == truth.Length, $"{i}: {handler.Reply}\nends with {items.Count} of {truth.Length} items.");
            read++;
        }

        Assert.InRange(read, Replies / 10, Replies);
    }

    private static string Cut(Random random, string end) => end.Remove(random.Next(end.Length), 1);

    private static ISheets Sheets(ReplyHandler handler) => new GptImage2Client(new GptImage2Options
    {
        ApiKey = "test-key",
        Endpoint = new Uri("http://localhost/v1"),
        HttpClient = new HttpClient(handler),
        MaxCorrections = 0,
        MaxRetries = 0,
        Leniency = Leniency.Certain,
    }).Bind<ISheets>();

    private static async Task<Sheet?> ValueAsync(ISheets sheets, bool watched)
    {
        try
        {
            if (!watched)
                return (await sheets.ReadAsync()).Value;
            JsonModeSnapshot<Sheet>? last = null;
            await foreach (JsonModeSnapshot<Sheet> snapshot in sheets.WatchAsync())
                last = snapshot;
            return last!.Result!.Value;
        }
        catch (GptImage2Exception e) when (e is ContractViolationException or ReplyRefusedException or EmptyReplyException)
        {
            return null;
        }
    }

    private static async Task<(List<Sheet> Items, bool Ended)> ItemsAsync(ISheets sheets)
    {
        List<Sheet> items = [];
        try
        {
            await foreach (Sheet sheet in sheets.ListAsync())
                items.Add(sheet);
            return (items, true);
        }
        catch (GptImage2Exception e) when (e is ContractViolationException or ReplyRefusedException or EmptyReplyException)
        {
            Assert.Equal(items.Count, (e as ContractViolationException)?.ItemsRead ?? items.Count);
            return (items, false);
        }
    }

    private static void AssertSame(Sheet truth, Sheet value, string reply, int round) =>
        Assert.True(ReplyCalls.AreSame(truth.ToJson(), value.ToJson()), $"{round}: {reply}\nis read as {value.ToJson()}\ninstead of   {truth.ToJson()}");

    /// <summary>Answers every request with one text, whole or as events of random length.</summary>
    private sealed class ReplyHandler(Random random) : HttpMessageHandler
    {
        public string Reply { get; set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            bool streams = body.Contains("\"stream\":true", StringComparison.Ordinal);
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = streams
                    ? new StringContent(Events(), Encoding.UTF8, "text/event-stream")
                    : new StringContent($$"""{"choices":[{"index":0,"message":{"role":"assistant","content":{{JsonSerializer.Serialize(Reply)}}},"finish_reason":"stop"}]}""", Encoding.UTF8, "application/json"),
            };
        }

        private string Events()
        {
            var events = new StringBuilder();
            for (int position = 0; position < Reply.Length;)
            {
                int length = Math.Min(Reply.Length - position, random.Next(1, 12));
                events.Append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":").Append(JsonSerializer.Serialize(Reply.Substring(position, length))).Append("},\"finish_reason\":null}]}\n\n");
                position += length;
            }

            return events.Append("""data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""").Append("\n\ndata: [DONE]\n\n").ToString();
        }
    }
}
