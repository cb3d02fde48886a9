using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class CompletionTests
{
    [Fact]
    public async Task A_completion_has_the_members_of_the_API_and_says_where_it_is_from()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.Request());

        JsonElement json = response.Json;
        Assert.StartsWith("chatcmpl-emulator-", json.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("chat.completion", json.GetProperty("object").GetString());
        Assert.Equal("gpt-5-4-image-2", json.GetProperty("model").GetString());
        Assert.Equal("default", json.GetProperty("service_tier").GetString());
        Assert.Equal("fp_emulator", json.GetProperty("system_fingerprint").GetString());
        JsonElement message = json.GetProperty("choices")[0].GetProperty("message");
        Assert.Equal(["role", "content", "refusal", "annotations"], message.EnumerateObject().Select(m => m.Name));
        Assert.Contains("not of a model", response.Content, StringComparison.Ordinal);
        Assert.Equal(GptImage2Emulator.Version, response.Headers["x-gptimage2-emulator"]);
    }

    [Fact]
    public async Task Bodies_and_headers_have_the_form_of_the_endpoint()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("""{"name":"Zoë 日本"}"""));
        ApiResponse response = await api.SendAsync(Api.Request());

        Assert.StartsWith("{\n  \"id\": \"", response.Body, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", response.Body, StringComparison.Ordinal);
        Assert.Contains("Zoë 日本", response.Body, StringComparison.Ordinal);
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        Assert.StartsWith("req_", response.Headers["x-request-id"], StringComparison.Ordinal);
        Assert.Matches("^[0-9]+$", response.Headers["openai-processing-ms"]);
        Assert.False(response.Headers.ContainsKey("Server"));
        Assert.Equal(response.Headers["x-request-id"], api.Emulator.Requests[0].RequestId);
    }

    [Fact]
    public async Task Usage_counts_text_images_and_reply()
    {
        await using Api api = await Api.StartAsync(o => o.DetailedUsage = true);
        api.Emulator.Replies.Enqueue(Reply.Text("one two three"));
        ApiResponse response = await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(64, 64), "image/png")));

        JsonElement usage = response.Usage;
        JsonElement details = usage.GetProperty("prompt_tokens_details");
        int text = 3 + 3 + 1 + 4;
        Assert.Equal(text, details.GetProperty("text_tokens").GetInt32());
        Assert.Equal(4, details.GetProperty("image_tokens").GetInt32());
        Assert.Equal(0, details.GetProperty("cached_tokens").GetInt32());
        Assert.Equal(text + 4, usage.GetProperty("prompt_tokens").GetInt32());
        Assert.Equal(3, usage.GetProperty("completion_tokens").GetInt32());
        Assert.Equal(text + 4 + 3, usage.GetProperty("total_tokens").GetInt32());
        Assert.Equal(0, usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
        Assert.Equal(new EmulatedUsage(text, 4, 3), api.Emulator.Requests[0].Usage);
    }

    [Theory]
    [InlineData(2, "one two", "length")]
    [InlineData(3, "one two three", "stop")]
    public async Task A_reply_longer_than_asked_for_is_cut(int max, string content, string finishReason)
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two three"));
        JsonObject request = Api.Request();
        request["max_completion_tokens"] = max;
        ApiResponse response = await api.SendAsync(request);

        Assert.Equal((content, finishReason), (response.Content, response.FinishReason));
        Assert.Equal(max, response.Usage.GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Several_choices_are_made_on_request()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["n"] = 3;
        Assert.Equal([0, 1, 2], (await api.SendAsync(request)).Json.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("index").GetInt32()));
    }

    [Theory]
    [InlineData("fast", "priority")]
    [InlineData("flex", "flex")]
    [InlineData("auto", "default")]
    public async Task The_service_tier_is_named(string asked, string answered)
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["service_tier"] = asked;
        Assert.Equal(answered, (await api.SendAsync(request)).Json.GetProperty("service_tier").GetString());
    }

    [Fact]
    public async Task A_chunked_body_is_read_like_one_with_a_length()
    {
        await using Api api = await Api.StartAsync();
        string body = Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(64, 64, padding: 3_000_000), "image/png")).ToJsonString();
        using var content = new StringContent(body);
        using var chunked = new ChunkedContent(content);

        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(chunked)).Status);
        Assert.Equal("chunked", api.Emulator.Requests[0].Headers["Transfer-Encoding"]);
        Assert.Equal(body.Length, api.Emulator.Requests[0].BodyLength);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_above_the_limit_gets_a_page_of_the_proxy(bool chunked)
    {
        await using Api api = await Api.StartAsync(o => o.MaxRequestBytes = 1_000_000);
        using var content = new ByteArrayContent(new byte[20_000_000]);
        using var sent = new ChunkedContent(content);
        ApiResponse response = await api.SendAsync(chunked ? sent : content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.Status);
        Assert.Equal("text/html", response.Headers["Content-Type"]);
        Assert.Contains("413 Request Entity Too Large", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_addresses_do_not_exist()
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(new StringContent("{}"), path: "/responses")).ShouldBeError(404, "Invalid URL (POST /v1/responses)");
        (await api.SendAsync(new StringContent(""), method: HttpMethod.Delete)).ShouldBeError(
            405, "Not allowed to DELETE on /v1/chat/completions. (HINT: Perhaps you meant to make your HTTP request differently?)", code: "method_not_supported");
    }

    private sealed class ChunkedContent(HttpContent inner) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
