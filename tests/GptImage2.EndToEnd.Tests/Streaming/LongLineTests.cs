using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Events are read line by line. A line that is longer than any reply is refused.</summary>
public sealed class LongLineTests : StreamTest
{
    [Theory(Timeout = Hang)]
    [InlineData("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"")]
    [InlineData("text/event-stream", ": ")]
    [InlineData("application/json", "{\"choices\":[{\"message\":{\"content\":\"")]
    public async Task An_endless_line_is_refused_before_its_end(string type, string start)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, type, start + new string('x', 100 << 20)).InPieces(1 << 18));

        (UnexpectedResponseException e, _) = await FailAsync<UnexpectedResponseException>(Stream(emulated));

        Assert.Contains("longer than 16 MiB", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, e.ItemsRead);
        await AssertClosedAsync(emulated);
    }

    [Theory(Timeout = Hang)]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Many_lines_together_may_be_longer_than_the_limit_of_a_line(string lineBreak)
    {
        string comments = string.Concat(Enumerable.Repeat($": {new string('x', 1 << 20)}{lineBreak}", 40));
        const string events = "data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"items\\\":[]}\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "text/event-stream", comments + events));

        Assert.Empty(await ReadAsync(Stream(emulated)));
    }
}
