using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Emulator.Completions;

/// <summary>A completion as server-sent events: role, deltas, finish, usage, <c>[DONE]</c>.</summary>
internal sealed class CompletionEvents
{
    private const string PaddingLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int LongestPadding = 16;

    private readonly Completion _completion;
    private readonly ChatRequest _request;
    private readonly CompletionFrame _frame;
    private readonly EmulatedUsage _usage;
    private readonly Random _random = new(0);

    private CompletionEvents(Completion completion, ChatRequest request, CompletionFrame frame, EmulatedUsage usage) =>
        (_completion, _request, _frame, _usage) = (completion, request, frame, usage);

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> WriteAsync(
        Completion completion, ChatRequest request, CompletionFrame frame, EmulatedUsage usage, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StreamShape shape = completion.Shape;
        bool first = true;
        foreach (ReadOnlyMemory<byte> data in new CompletionEvents(completion, request, frame, usage).All())
        {
            if (!first && shape.Pause > TimeSpan.Zero)
                await Task.Delay(shape.Pause, time, cancellationToken).ConfigureAwait(false);

            first = false;
            yield return ServerSentEvent.Write(data.Span, shape);
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> All()
    {
        for (int i = 0; i < _completion.Contents.Count; i++)
            yield return Choice(i, static writer => WriteRole(writer), null);

        int left = _completion.Shape.StopAfterDeltas ?? int.MaxValue;
        foreach ((int choice, string? delta) in Deltas())
        {
            if (left-- == 0)
                break;

            yield return Choice(choice, writer => writer.WriteString(_completion.Refusal is null ? "content"u8 : "refusal"u8, delta), null);
        }

        if (_completion.Shape.Error is { } error)
            yield return Write(error.WriteTo);

        if (_completion.Shape.StopAfterDeltas is not null)
            yield break;

        for (int i = 0; i < _completion.Contents.Count; i++)
            yield return Choice(i, static _ => { }, _completion.FinishReasonOf(i));

        if (_request.IncludeUsage)
            yield return Chunk(static _ => { }, _usage);

        yield return "[DONE]"u8.ToArray();
    }

    // The choices of one request come interleaved, a delta of each in turn.
    private IEnumerable<(int Choice, string Delta)> Deltas()
    {
        IReadOnlyList<string>[] texts = _completion.Contents.Select(c => O200kBase.Split(_completion.Refusal ?? c ?? string.Empty, _completion.Shape.DeltaCharacters)).ToArray();
        for (int at = 0; at < texts.Max(static t => t.Count); at++)
        {
            for (int i = 0; i < texts.Length; i++)
            {
                if (at < texts[i].Count)
                    yield return (i, texts[i][at]);
            }
        }

        for (long left = _completion.Padding; left > 0; left -= Padding.BlockLength)
            yield return (0, new string(' ', (int)Math.Min(left, Padding.BlockLength)));
    }

    private static void WriteRole(Utf8JsonWriter writer)
    {
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("content"u8, ""u8);
        writer.WriteNull("refusal"u8);
    }

    private ReadOnlyMemory<byte> Choice(int index, Action<Utf8JsonWriter> writeDelta, string? finishReason) => Chunk(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, index);
            writer.WriteStartObject("delta"u8);
            writeDelta(writer);
            writer.WriteEndObject();
            writer.WriteNull("logprobs"u8);
            writer.WriteString("finish_reason"u8, finishReason);
            writer.WriteEndObject();
        },
        usage: null);

    private ReadOnlyMemory<byte> Chunk(Action<Utf8JsonWriter> writeChoices, EmulatedUsage? usage) => Write(writer =>
    {
        writer.WriteStartObject();
        _frame.WriteHead(writer, "chat.completion.chunk"u8);
        _frame.WriteTier(writer);
        writer.WriteStartArray("choices"u8);
        writeChoices(writer);
        writer.WriteEndArray();
        if (usage is not null)
            _frame.WriteUsage(writer, usage);
        else if (_request.IncludeUsage)
            writer.WriteNull("usage"u8);

        if (_request.IncludeObfuscation)
            writer.WriteString("obfuscation"u8, _random.GetItems<char>(PaddingLetters, _random.Next(1, LongestPadding + 1)));

        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);

        return buffer.WrittenMemory;
    }
}
