using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Benchmarks.Contracts;
using GptImage2.Benchmarks.Documents;

namespace GptImage2.Benchmarks.Calls;

/// <summary>A reply of about a given length, and the events in which the endpoint streams it.</summary>
internal sealed class StreamedReply
{
    private const int Seed = 20261124;

    private StreamedReply(byte[] text, int items)
    {
        Text = text;
        Items = items;
        Events = Split(Encoding.UTF8.GetString(text), out int count);
        EventCount = count;
    }

    public byte[] Text { get; }

    public int Items { get; }

    public byte[] Events { get; }

    public int EventCount { get; }

    /// <summary>The lines of a receipt, as a list.</summary>
    public static StreamedReply OfLines(int length)
    {
        ReceiptLine[] lines = Lines(length);
        return new StreamedReply([.. "{\"items\":["u8, .. Join(lines), .. "]}"u8], lines.Length);
    }

    /// <summary>A receipt with the given number of lines.</summary>
    public static StreamedReply OfReceipt(int length)
    {
        Receipt receipt = Graphs.Receipt(new Words(Seed));
        ReceiptLine[] lines = Lines(length);
        return new StreamedReply(JsonContract.ToUtf8(lines.Length == 0 ? receipt : receipt with { Lines = lines }), lines.Length);
    }

    private static ReceiptLine[] Lines(int length)
    {
        var words = new Words(Seed);
        var lines = new List<ReceiptLine>();
        for (int written = 0; written < length; written += JsonContract.ToUtf8(lines[^1]).Length + 1)
            lines.Add(new ReceiptLine(words.Text(1, 4), words.Integer(1, 12), words.Money(90), words.Money(900), words.Chance(0.2)));
        return [.. lines];
    }

    private static byte[] Join(ReceiptLine[] lines)
    {
        using var joined = new MemoryStream();
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                joined.WriteByte((byte)',');
            joined.Write(JsonContract.ToUtf8(lines[i]));
        }

        return joined.ToArray();
    }

    private static byte[] Split(string text, out int count)
    {
        var random = new Random(Seed);
        var events = new StringBuilder();
        count = 0;
        for (int place = 0; place < text.Length; count++)
        {
            int length = Math.Min(random.Next(20, 201), text.Length - place);
            string delta = JsonEncodedText.Encode(text.AsSpan(place, length), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            events.Append(Chunk($$"""[{"index":0,"delta":{"content":"{{delta}}"},"logprobs":null,"finish_reason":null}]""", "null"));
            place += length;
        }

        events.Append(Chunk("""[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]""", "null"));
        events.Append(Chunk("[]", """{"prompt_tokens":1420,"completion_tokens":310,"total_tokens":1730}"""));
        events.Append("data: [DONE]\n\n");
        return Encoding.UTF8.GetBytes(events.ToString());
    }

    private static string Chunk(string choices, string usage) =>
        $$"""data: {"id":"chatcmpl-C9aXq0T6mJ4mYJx0v3xkq2N5","object":"chat.completion.chunk","created":1780000000,"model":"gpt-5-4-image-2","service_tier":"default","system_fingerprint":"fp_a1b2c3d4e5","choices":{{choices}},"usage":{{usage}}}""" + "\n\n";
}
