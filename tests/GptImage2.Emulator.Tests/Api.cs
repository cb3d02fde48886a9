using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>An emulator and a plain HTTP client that talks to it.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Api(GptImage2Emulator emulator) => Emulator = emulator;

    public GptImage2Emulator Emulator { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Api> StartAsync(Action<EmulatorOptions>? configure = null) =>
        new(await GptImage2Emulator.StartAsync(configure, Stop));

    /// <summary>A request that is answered with 200.</summary>
    public static JsonObject Request(string text = "Reply with JSON.") => new()
    {
        ["model"] = "gpt-5-4-image-2",
        ["messages"] = new JsonArray(Message("user", text)),
        ["response_format"] = new JsonObject { ["type"] = "json_object" },
    };

    public static JsonObject Message(string role, JsonNode? content) => new() { ["role"] = role, ["content"] = content };

    public static JsonObject ImagePart(string url, string? detail = null)
    {
        var image = new JsonObject { ["url"] = url };
        if (detail is not null)
            image["detail"] = detail;

        return new JsonObject { ["type"] = "image_url", ["image_url"] = image };
    }

    public static JsonObject RequestWithImage(string url, string? detail = null)
    {
        JsonObject request = Request();
        var text = new JsonObject { ["type"] = "text", ["text"] = "Reply with JSON." };
        request["messages"] = new JsonArray(Message("user", new JsonArray(text, ImagePart(url, detail))));
        return request;
    }

    public Task<ApiResponse> SendAsync(JsonNode request) => SendAsync(request.ToJsonString());

    public Task<ApiResponse> SendAsync(string body) => SendAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(body)));

    public async Task<ApiResponse> SendAsync(HttpContent content, string? key = EmulatorOptions.DefaultApiKey, string path = "/chat/completions", HttpMethod? method = null)
    {
        if (path is "/chat/completions")
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, Emulator.Endpoint + path) { Content = content };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using HttpResponseMessage response = await _http.SendAsync(request, Stop);
        return new ApiResponse(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Stop),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}

internal sealed record ApiResponse(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Content => Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

    public string? FinishReason => Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString();

    public JsonElement Usage => Json.GetProperty("usage");

    /// <summary>The chunks of a stream, without errors and the end.</summary>
    public JsonElement[] Chunks() =>
    [
        .. Body.Split('\n')
            .Where(line => line.StartsWith("data: {\"id\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line["data: ".Length..]).RootElement),
    ];

    public string StreamedContent() => string.Concat(Chunks()
        .Where(c => c.GetProperty("choices").GetArrayLength() > 0 && c.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out _))
        .Select(c => c.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString()));

    public void ShouldBeError(int status, string message, string? param = null, string? code = null, string type = "invalid_request_error")
    {
        JsonElement error = Json.GetProperty("error");
        Assert.Equal(
            (status, message, type, param, code),
            ((int)Status, error.GetProperty("message").GetString(), error.GetProperty("type").GetString(), error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));
    }
}
