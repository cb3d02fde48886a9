using System.Text;
using System.Text.Json;

namespace GptImage2.Tests.OpenAI;

/// <summary>The answer of the loopback server to one request.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string? ContentType { get; init; } = "application/json";

    public (string Name, string Value)[] Headers { get; init; } = [];

    public Fault Fault { get; init; }

    public static Answer Completion(
        string? content,
        string? finishReason = "stop",
        string? refusal = null,
        string usage = """{"prompt_tokens":1000,"completion_tokens":200,"total_tokens":1200,"prompt_tokens_details":{"cached_tokens":128,"image_tokens":765},"completion_tokens_details":{"reasoning_tokens":64}}""") =>
        new(200, $$"""
            {
              "id": "chatcmpl-1", "object": "chat.completion", "created": 1770950815, "model": "gpt-5-4-image-2-2026-04-21",
              "choices": [{"index": 0, "message": {"role": "assistant", "content": {{Quote(content)}}, "refusal": {{Quote(refusal)}}, "annotations": [], "images": [{"type": "image_url"}]},
                "finish_reason": {{Quote(finishReason)}}}],
              "usage": {{usage}}, "service_tier": "default", "unheard_of": {"content": "not this"}
            }
            """)
        {
            Headers = [("X-Request-ID", "req_42")],
        };

    public static Answer Error(int status, string message, string? type = "invalid_request_error", string? param = null, string? code = null) =>
        new(status, $$$"""{"error":{"message":{{{Quote(message)}}},"type":{{{Quote(type)}}},"param":{{{Quote(param)}}},"code":{{{Quote(code)}}}}}""")
        {
            Headers = [("X-Request-ID", "req_42")],
        };

    public byte[] Head()
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} Whatever\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n");
        if (ContentType is not null)
            head.Append("Content-Type: ").Append(ContentType).Append("\r\n");
        foreach ((string name, string value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static string Quote(string? text) => text is null ? "null" : JsonSerializer.Serialize(text);
}
