using System.Text;
using GptImage2.OpenAI;
using GptImage2.Tests.Endpoints.RateLimiting;

namespace GptImage2.Tests.OpenAI;

/// <summary>One event of a stream has at most 16 MiB, in however many lines, and a stream ends at its time limit.</summary>
public sealed class BoundedLinesTests
{
    private const int Piece = 1 << 20;

    [Theory]
    [InlineData("data: ", "")]
    [InlineData("data: ", "\n")]
    [InlineData("data: ", "\r\n")]
    [InlineData("data: ", "\r")]
    [InlineData(": ", "")]
    public async Task An_event_without_an_end_is_refused_at_its_limit(string start, string lineBreak)
    {
        var source = new Pieces(start + new string('x', Piece - start.Length - lineBreak.Length) + lineBreak);

        ResponseTooLongException e = await Assert.ThrowsAsync<ResponseTooLongException>(() => ReadAsync(source, 100));

        Assert.Equal("An event of the stream is longer than 16 MiB", e.Message);
        Assert.InRange(source.Count, 16, 17);
    }

    [Theory]
    [InlineData("data: ", "\n\n")]
    [InlineData("data: ", "\r\n\r\n")]
    [InlineData("data: ", "\r\r")]
    [InlineData(": ", "\n")]
    public async Task Many_events_and_comments_may_be_longer_together(string start, string end)
    {
        var source = new Pieces(start + new string('x', Piece - start.Length - end.Length) + end);

        await ReadAsync(source, 40);

        Assert.Equal(40, source.Count);
    }

    [Fact]
    public async Task A_stream_that_drips_ends_when_its_time_is_over()
    {
        var clock = new ManualClock();
        using var time = new StreamTime(TimeSpan.FromSeconds(60), clock);
        var source = new Pieces(": still there\n", () => clock.Advance(0.5));
        await using var lines = new BoundedLines(source, time);
        byte[] buffer = new byte[64];

        await Assert.ThrowsAsync<StreamTimeoutException>(async () =>
        {
            while (true)
            {
                time.Begin();
                Assert.NotEqual(0, await lines.ReadAsync(buffer, TestContext.Current.CancellationToken));
                time.End();
                // The time of the reader does not count.
                clock.Advance(100);
            }
        });

        Assert.Equal(121, source.Count);
    }

    private static async Task ReadAsync(Pieces source, int count)
    {
        using var time = new StreamTime(Timeout.InfiniteTimeSpan, TimeProvider.System);
        await using var lines = new BoundedLines(source, time);
        byte[] buffer = new byte[Piece];
        for (int i = 0; i < count; i++)
            Assert.Equal(Piece, await lines.ReadAsync(buffer, TestContext.Current.CancellationToken));
    }

    private sealed class Pieces(string piece, Action? before = null) : MemoryStream
    {
        private readonly byte[] _piece = Encoding.ASCII.GetBytes(piece);

        public int Count { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            before?.Invoke();
            Count++;
            _piece.CopyTo(buffer);
            return new(_piece.Length);
        }
    }
}
