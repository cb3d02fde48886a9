using System.Text.Json;

namespace GptImage2.Emulator.Completions;

/// <summary>What a completion and all chunks of a streamed one have in common.</summary>
internal sealed record CompletionFrame(string Id, long Created, string Model, string ServiceTier, bool DetailedUsage, bool ReportsCacheWrites)
{
    private const string Fingerprint = "fp_emulator";

    public static CompletionFrame Of(ChatRequest request, EndpointOptions options) => new(
        "chatcmpl-emulator-" + Guid.NewGuid().ToString("N"),
        options.TimeProvider.GetUtcNow().ToUnixTimeSeconds(),
        request.Model,
        request.ServiceTier is null or "auto" ? "default" : request.ServiceTier,
        options.DetailedUsage,
        options.DetailedUsage || (options.PromptCache && request.ControlsCache));

    public void WriteHead(Utf8JsonWriter writer, ReadOnlySpan<byte> kind)
    {
        writer.WriteString("id"u8, Id);
        writer.WriteString("object"u8, kind);
        writer.WriteNumber("created"u8, Created);
        writer.WriteString("model"u8, Model);
    }

    public void WriteTier(Utf8JsonWriter writer)
    {
        writer.WriteString("service_tier"u8, ServiceTier);
        writer.WriteString("system_fingerprint"u8, Fingerprint);
    }

    public void WriteUsage(Utf8JsonWriter writer, EmulatedUsage usage)
    {
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt_tokens"u8, usage.Prompt);
        writer.WriteNumber("completion_tokens"u8, usage.Completion);
        writer.WriteNumber("total_tokens"u8, usage.Total);
        writer.WriteStartObject("prompt_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, usage.Cached);
        writer.WriteNumber("audio_tokens"u8, 0);
        if (DetailedUsage)
        {
            writer.WriteNumber("text_tokens"u8, usage.Text);
            writer.WriteNumber("image_tokens"u8, usage.Image);
        }

        if (ReportsCacheWrites)
            writer.WriteNumber("cache_write_tokens"u8, usage.CacheWrites);

        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, usage.Reasoning);
        writer.WriteNumber("audio_tokens"u8, 0);
        writer.WriteNumber("accepted_prediction_tokens"u8, 0);
        writer.WriteNumber("rejected_prediction_tokens"u8, 0);
        if (DetailedUsage)
            writer.WriteNumber("text_tokens"u8, usage.Completion - usage.Reasoning);

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
