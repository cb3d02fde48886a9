using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Writes chat completions as the endpoint does.</summary>
internal static class Completions
{
    public static byte[] Write(byte[] content)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
            Write(json, content);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, byte[] content)
    {
        json.WriteStartObject();
        json.WriteString("id", "chatcmpl-C9aXq0T6mJ4mYJx0v3xkq2N5");
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", 1_780_000_000);
        json.WriteString("model", "gpt-5-4-image-2");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", content);
        json.WriteNull("refusal");
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", "stop");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", 1_420);
        json.WriteNumber("completion_tokens", 310);
        json.WriteNumber("total_tokens", 1_730);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 1_024);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", 0);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("service_tier", "default");
        json.WriteString("system_fingerprint", "fp_a1b2c3d4e5");
        json.WriteEndObject();
    }
}
