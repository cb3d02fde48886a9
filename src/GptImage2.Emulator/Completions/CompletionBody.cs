using System.Text.Json;

namespace GptImage2.Emulator.Completions;

/// <summary>A completion as one JSON document.</summary>
internal static class CompletionBody
{
    public static Answer Write(Completion completion, CompletionFrame frame, EmulatedUsage usage, EndpointOptions options)
    {
        ReadOnlyMemory<byte> body = Answer.Json(options.MinifiedBodies ? null : 2, writer => Write(writer, completion, frame, usage));
        return new Answer(StatusCodes.Status200OK, "application/json", body)
        {
            Usage = usage,
            Parts = completion.Padding == 0 ? null : Padding.InsertAsync(body, completion.Contents[0] ?? string.Empty, completion.Padding),
        };
    }

    private static void Write(Utf8JsonWriter writer, Completion completion, CompletionFrame frame, EmulatedUsage usage)
    {
        writer.WriteStartObject();
        frame.WriteHead(writer, "chat.completion"u8);
        writer.WriteStartArray("choices"u8);
        for (int i = 0; i < completion.Contents.Count; i++)
            WriteChoice(writer, i, completion);

        writer.WriteEndArray();
        frame.WriteUsage(writer, usage);
        frame.WriteTier(writer);
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, int index, Completion completion)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, index);
        writer.WriteStartObject("message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("content"u8, completion.Contents[index]);
        writer.WriteString("refusal"u8, completion.Refusal);
        writer.WriteStartArray("annotations"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteNull("logprobs"u8);
        writer.WriteString("finish_reason"u8, completion.FinishReasonOf(index));
        writer.WriteEndObject();
    }
}
