using System.Text.Json;

namespace GptImage2.Emulator.Http;

/// <summary>The content of a chat completion: one message for each choice, and why it ended.</summary>
internal sealed record Completion(IReadOnlyList<string?> Contents, string? Refusal, string FinishReason)
{
    /// <summary>Cuts what is longer than the request allows, as the endpoint does.</summary>
    public Completion Limit(int? maxTokens)
    {
        if (maxTokens is not { } max || Contents.All(c => TokenEstimate.Count(c) <= max))
            return this;

        return this with { Contents = [.. Contents.Select(c => c is null ? null : TokenEstimate.Take(c, max))], FinishReason = "length" };
    }

    public Answer ToAnswer(ChatRequest request)
    {
        var (text, image) = TokenEstimate.CountPrompt(request);
        var usage = new EmulatedUsage(text, image, Contents.Sum(static c => TokenEstimate.Count(c)) + TokenEstimate.Count(Refusal));
        var id = "chatcmpl-emulator-" + Guid.NewGuid().ToString("N");
        return new Answer(StatusCodes.Status200OK, "application/json", Answer.Json(2, writer => Write(writer, id, request, usage))) { Usage = usage };
    }

    private void Write(Utf8JsonWriter writer, string id, ChatRequest request, EmulatedUsage usage)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("object"u8, "chat.completion"u8);
        writer.WriteNumber("created"u8, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        writer.WriteString("model"u8, request.Model);
        writer.WriteStartArray("choices"u8);
        for (var i = 0; i < Contents.Count; i++)
            WriteChoice(writer, i, Contents[i]);

        writer.WriteEndArray();
        WriteUsage(writer, usage);
        writer.WriteString("service_tier"u8, request.ServiceTier is null or "auto" ? "default" : request.ServiceTier);
        writer.WriteString("system_fingerprint"u8, "fp_emulator"u8);
        writer.WriteEndObject();
    }

    private void WriteChoice(Utf8JsonWriter writer, int index, string? content)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, index);
        writer.WriteStartObject("message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("content"u8, content);
        writer.WriteString("refusal"u8, Refusal);
        writer.WriteStartArray("annotations"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteNull("logprobs"u8);
        writer.WriteString("finish_reason"u8, FinishReason);
        writer.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter writer, EmulatedUsage usage)
    {
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt_tokens"u8, usage.Prompt);
        writer.WriteNumber("completion_tokens"u8, usage.Completion);
        writer.WriteNumber("total_tokens"u8, usage.Total);
        writer.WriteStartObject("prompt_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, 0);
        writer.WriteNumber("audio_tokens"u8, 0);
        writer.WriteNumber("text_tokens"u8, usage.Text);
        writer.WriteNumber("image_tokens"u8, usage.Image);
        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, 0);
        writer.WriteNumber("audio_tokens"u8, 0);
        writer.WriteNumber("accepted_prediction_tokens"u8, 0);
        writer.WriteNumber("rejected_prediction_tokens"u8, 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
