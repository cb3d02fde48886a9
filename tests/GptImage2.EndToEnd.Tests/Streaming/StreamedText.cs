using System.Text;
using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Streams whose events are given one by one.</summary>
internal static class StreamedText
{
    /// <summary>A stream with these deltas.</summary>
    public static Reply Of(params string[] deltas) => Ending("stop", deltas);

    public static Reply Ending(string finishReason, params string[] deltas) =>
        OfEvents([.. deltas.Select(Delta), $$"""data: {"choices":[{"index":0,"delta":{},"finish_reason":"{{finishReason}}"}]}"""]);

    /// <summary>A stream with these events, and the one that ends it.</summary>
    public static Reply OfEvents(params string[] events)
    {
        var body = new StringBuilder();
        foreach (string one in events)
            body.Append(one).Append("\n\n");
        return Reply.Raw(200, "text/event-stream", body.Append("data: [DONE]\n\n").ToString());
    }

    public static string Delta(string text) => Encoded(JsonSerializer.Serialize(text));

    /// <summary>An event with a delta whose JSON is given.</summary>
    public static string Encoded(string json) => $$"""data: {"choices":[{"index":0,"delta":{"content":{{json}}},"finish_reason":null}]}""";
}
