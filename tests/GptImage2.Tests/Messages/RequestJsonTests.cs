using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Contracts;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Messages;

public sealed class RequestJsonTests : CallTest
{
    [Fact]
    public async Task The_body_has_the_format_of_the_API()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        UserMessage message = new UserMessage()
            .Text("Before: "u8).Image(ImageInput.FromBytes(SampleImages.Png(100)), "before")
            .Text("After: "u8).Image(ImageInput.FromUri(new Uri("https://example.com/a b.jpg?x=1&y=\"2\""), ImageDetail.High), "after")
            .Images([ImageInput.FromBytes(SampleImages.Jpeg(101), ImageDetail.Low)], "more")
            .Text("How many "u8).Value(1.5m).Value<string?>(null).Text(" \"\\\u0001\n/<é>🧾?"u8);

        await CallAsync(Client(server, o => o.MaxOutputTokens = 2048), message);

        ReceivedRequest request = Assert.Single(server.Requests);
        JsonNode expected = new JsonObject
        {
            ["model"] = "gpt-5-4-image-2",
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "system", ["content"] = Item.Method.SystemMessage },
                new JsonObject
                {
                    ["role"] = "user",
                    ["content"] = new JsonArray(
                        Text("Before: "),
                        Image($"data:image/png;base64,{Convert.ToBase64String(SampleImages.Png(100))}", "auto"),
                        Text("After: "),
                        Image("https://example.com/a%20b.jpg?x=1&y=%222%22", "high"),
                        Image($"data:image/jpeg;base64,{Convert.ToBase64String(SampleImages.Jpeg(101))}", "low"),
                        Text("How many 1.5 \"\\\u0001\n/<é>🧾?")),
                }),
            ["response_format"] = new JsonObject { ["type"] = "json_object" },
            ["max_completion_tokens"] = 2048,
        };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), Encoding.UTF8.GetString(request.Body));
        Assert.Contains("/<é>🧾?", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_text_is_one_part_and_an_unset_limit_is_not_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server));

        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(["model", "messages", "response_format"], request.Json.EnumerateObject().Select(p => p.Name));
        JsonElement content = request.Json.GetProperty("messages")[1].GetProperty("content");
        Assert.Equal("""[{"type":"text","text":"What is this?"}]""", content.GetRawText());
    }

    [Fact]
    public async Task The_headers_have_the_key_the_organization_the_project_and_the_content_type()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, o => (o.Organization, o.Project) = ("org-1", "proj_2")));

        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST /v1/chat/completions HTTP/1.1", request.Line);
        Assert.Equal($"Bearer {Key}", request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Equal("org-1", request.Headers["OpenAI-Organization"]);
        Assert.Equal("proj_2", request.Headers["OpenAI-Project"]);
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData("/v1/")]
    [InlineData("/v1")]
    public async Task A_slash_at_the_end_of_the_endpoint_makes_no_difference(string path)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(new Uri(server.Endpoint, path)));

        Assert.Equal("POST /v1/chat/completions HTTP/1.1", Assert.Single(server.Requests).Line);
    }

    // Around the length that is encoded at once, and around the padding of base64.
    [Theory]
    [InlineData(17)]
    [InlineData(48 * 1024 - 1)]
    [InlineData(48 * 1024)]
    [InlineData(48 * 1024 + 1)]
    [InlineData(3 * 48 * 1024 + 2)]
    public async Task The_bytes_of_an_image_arrive_unchanged_from_every_source(int length)
    {
        byte[] bytes = SampleImages.Png(length);
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        try
        {
            await using var server = new LoopbackServer(Answer.Completion(ItemReply));
            using var seekable = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
            using var forward = new ForwardStream(bytes);
            using var laterForward = new ForwardStream(bytes);
            ImageInput[] images =
            [
                ImageInput.FromBytes(bytes),
                ImageInput.FromFile(path),
                ImageInput.FromStream(seekable),
                ImageInput.FromStream(forward),
                await ImageInput.FromStreamAsync(seekable, cancellationToken: Cancellation),
                await ImageInput.FromStreamAsync(laterForward, cancellationToken: Cancellation),
                ImageInput.FromUri(new Uri($"data:image/png;base64,{Convert.ToBase64String(bytes)}")),
            ];

            await CallAsync(Client(server), new UserMessage().Images(images, "images"));

            ReceivedRequest request = Assert.Single(server.Requests);
            Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
            string[] urls = [.. request.Json.GetProperty("messages")[1].GetProperty("content").EnumerateArray().Where(static part => part.TryGetProperty("image_url", out _)).Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!)];
            Assert.Equal(images.Length, urls.Length);
            Assert.All(urls, url => Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(Convert.FromBase64String(url["data:image/png;base64,".Length..]))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_retry_sends_the_same_bytes_again()
    {
        byte[] bytes = SampleImages.Png(100_000);
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        try
        {
            await using var server = new LoopbackServer(
                Answer.Error(500, "Sorry."),
                Answer.Completion(ItemReply) with { Fault = Fault.CloseMidBody },
                Answer.Completion(ItemReply));
            using var stream = new MemoryStream(bytes);
            UserMessage message = new UserMessage()
                .Text("Same?"u8)
                .Images([ImageInput.FromBytes(bytes), ImageInput.FromFile(path), ImageInput.FromStream(stream)], "images");

            await CallAsync(Client(server), message);

            Assert.Equal(3, server.Requests.Count);
            Assert.Single(server.Requests.Select(request => Convert.ToHexString(SHA256.HashData(request.Body))).Distinct());
            Assert.True(server.Requests.First().Body.Length > 400_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task One_stream_serves_calls_at_the_same_time()
    {
        byte[] bytes = SampleImages.Png(300_000);
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var stream = new MemoryStream(bytes);
        var image = ImageInput.FromStream(stream);
        GptImage2Client client = Client(server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CallAsync(client, new UserMessage().Image(image, "image"))));

        string expected = $"data:image/png;base64,{Convert.ToBase64String(bytes)}";
        Assert.Equal(8, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(
            expected,
            request.Json.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("image_url").GetProperty("url").GetString()));
    }

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Image(string url, string detail) =>
        new() { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = url, ["detail"] = detail } };
}
