using System.Text.Json;
using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Batches;

/// <summary>The tokens of a batch, in the names that batches have for them.</summary>
internal sealed record BatchUsage(long Input, long Cached, long Output, long Reasoning)
{
    public static BatchUsage None { get; } = new(0, 0, 0, 0);

    public static BatchUsage operator +(BatchUsage sum, EmulatedUsage usage) =>
        new(sum.Input + usage.Prompt, sum.Cached + usage.Cached, sum.Output + usage.Completion, sum.Reasoning + usage.Reasoning);

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("input_tokens"u8, Input);
        writer.WriteNumber("output_tokens"u8, Output);
        writer.WriteNumber("total_tokens"u8, Input + Output);
        writer.WriteStartObject("input_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, Cached);
        writer.WriteEndObject();
        writer.WriteStartObject("output_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, Reasoning);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
