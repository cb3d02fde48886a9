using System.Net;
using System.Text;
using System.Text.Json;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.RateLimiting;

namespace GptImage2.Tests.OpenAI;

/// <summary>Streams that would not end: they drip, or have white space only, or a refusal in very many pieces.</summary>
public sealed class StreamBoundsTests : CallTest
{
    // What is ready is read before a connection is closed.
    private const int ReadToClose = 257;

    [Theory]
    [InlineData(": still there\n\n")]
    [InlineData(" ")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\n")]
    public async Task A_stream_that_drips_ends_with_what_has_arrived(string drip)
    {
        var clock = new ManualClock();
        var body = new Drips([Delta("{\"name\":\"mi"), drip], () => clock.Advance(1));

        ApiConnectionException e = await Assert.ThrowsAsync<ApiConnectionException>(() => ReadAsync(body, options =>
        {
            options.TimeProvider = clock;
            options.StreamTimeout = TimeSpan.FromMinutes(2);
        }));

        Assert.True(e.TimedOut);
        Assert.Equal("{\"name\":\"mi", e.RawReply);
        Assert.Contains("GptImage2Options.StreamTimeout, 00:02:00", e.Message, StringComparison.Ordinal);
        Assert.InRange(body.Count, 120, 122);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"name\":")]
    [InlineData("{\"name\":\"milk\",")]
    public async Task A_stream_of_white_space_ends_early(string start)
    {
        var body = new Drips([Delta(start), Delta(new string('\n', 100))]);

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => ReadAsync(body));

        ContractViolation violation = Assert.Single(e.Violations);
        Assert.Equal((ContractRule.Syntax, start.Length, "something else within 4096 bytes of white space"), (violation.Rule, violation.Offset, violation.Expected));
        Assert.InRange(e.RawReply!.Length, 4_097, start.Length + 4_200);
        Assert.InRange(body.Count, 41, 45 + ReadToClose);
    }

    [Fact]
    public async Task White_space_after_the_complete_object_ends_the_stream_and_not_the_call()
    {
        var body = new Drips([Delta(ItemReply), Delta(new string(' ', 100))]);

        List<JsonModeSnapshot<Item>> snapshots = await ReadAsync(body);

        Assert.Equal(new Item("milk", 2), snapshots[^1].Result!.Value);
        Assert.Null(snapshots[^1].Result!.Usage);
        Assert.InRange(snapshots[^1].Result!.RawReply.Length, 4_097, 4_300);
        Assert.InRange(body.Count, 41, 45 + ReadToClose);
    }

    [Fact]
    public async Task White_space_inside_of_a_string_is_text()
    {
        var body = new Drips([Delta("{\"name\":\"" + new string(' ', 5_000)), Delta("\",\"count\":1}"), "data: [DONE]\n\n"]) { Ends = true };

        Assert.Equal(5_000, (await ReadAsync(body))[^1].Result!.Value.Name.Length);
    }

    [Fact]
    public async Task A_refusal_in_many_pieces_takes_memory_for_each_piece_only()
    {
        double[] perPiece = [.. new double[2]];
        int[] counts = [1_000, 20_000];
        for (int i = 0; i < counts.Length; i++)
        {
            string piece = $"data: {{\"choices\":[{{\"delta\":{{\"refusal\":\"I cannot. \"}}}}]}}\n\n";
            var body = new Drips([.. Enumerable.Repeat(piece, counts[i]), "data: [DONE]\n\n"]) { Ends = true };
            long before = GC.GetTotalAllocatedBytes(precise: true);

            ReplyRefusedException e = await Assert.ThrowsAsync<ReplyRefusedException>(() => ReadAsync(body));

            perPiece[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)counts[i];
            Assert.Equal(10 * counts[i], e.Refusal.Length);
        }

        // A text that grows by copying would take a hundred kilobytes for each of 20,000 pieces.
        Assert.InRange(perPiece[1], 0, 10_000);
    }

    private static string Delta(string text) => $"data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":{JsonSerializer.Serialize(text)}}},\"finish_reason\":null}}]}}\n\n";

    private static async Task<List<JsonModeSnapshot<Item>>> ReadAsync(Drips body, Action<GptImage2Options>? configure = null)
    {
        using var client = new HttpClient(new StreamHandler(body));
        GptImage2Client caller = Client(new Uri("http://localhost/v1"), options =>
        {
            options.TimeProvider = TimeProvider.System;
            options.HttpClient = client;
            options.MaxRetries = 0;
            configure?.Invoke(options);
        });
        List<JsonModeSnapshot<Item>> snapshots = [];
        await foreach (JsonModeSnapshot<Item> snapshot in caller.StreamSnapshots(Item.Method, SomeMessage, null, Cancellation))
            snapshots.Add(snapshot);
        return snapshots;
    }

    private sealed class StreamHandler(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(body);
            content.Headers.TryAddWithoutValidation("content-type", "text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }

    /// <summary>Pieces of a body, one for each read; the last one comes again and again.</summary>
    private sealed class Drips(string[] pieces, Action? before = null) : MemoryStream
    {
        private readonly byte[][] _pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];

        private ReadOnlyMemory<byte> _rest;

        public int Count { get; private set; }

        public bool Ends { get; init; }

        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_rest.IsEmpty)
            {
                before?.Invoke();
                if (Ends && Count >= _pieces.Length)
                    return new(0);
                _rest = _pieces[Math.Min(Count++, _pieces.Length - 1)];
            }

            int length = Math.Min(_rest.Length, buffer.Length);
            _rest[..length].CopyTo(buffer);
            _rest = _rest[length..];
            return new(length);
        }
    }
}
