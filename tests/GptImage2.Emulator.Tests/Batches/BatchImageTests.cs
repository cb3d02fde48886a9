using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Images in lines of batches, which go by while the line is read.</summary>
public sealed class BatchImageTests
{
    [Fact]
    public async Task A_line_is_logged_and_answered_as_the_same_request_alone()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string large = TestImages.DataUrl(TestImages.Png(40, 30, padding: 200_000), "image/png").Replace("/", "\\/", StringComparison.Ordinal);
        string body = Body(large.Replace("data:image\\/", "data:image/", StringComparison.Ordinal), TestImages.DataUrl(TestImages.Gif, "image/gif"), TestImages.DataUrl(TestImages.Jpeg, "image/jpeg"));
        JsonElement batch = await api.FinishAsync(await api.CreateAsync(string.Join('\n', BatchApi.Line("before"), Line("a", body), BatchApi.Line("behind"))));
        await api.SendAsync(body);

        Assert.Equal("""{"total":3,"completed":3,"failed":0}""", JsonSerializer.Serialize(batch.GetProperty("request_counts")));
        ReceivedRequest line = api.Emulator.Requests.Single(r => r.CustomId == "a");
        ReceivedRequest alone = api.Emulator.Requests[^1];
        Assert.Equal((Encoding.UTF8.GetByteCount(body), Hash(body)), ((int)line.BodyLength, line.BodySha256));
        Assert.Equal((alone.BodyLength, alone.BodySha256, alone.Usage!.Prompt), (line.BodyLength, line.BodySha256, line.Usage!.Prompt));
        Assert.Equal(alone.Body!.Value.GetRawText(), line.Body!.Value.GetRawText());
        Assert.Equal(3, line.Chat!.Images.Count());
        Assert.Equal(alone.Chat!.Images.Select(Describe), line.Chat.Images.Select(Describe));
    }

    [Fact]
    public async Task Members_after_an_image_are_read_from_the_right_position()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string image = TestImages.DataUrl(TestImages.Png(40, 30, padding: 100_000), "image/png");
        string body = Body(TestImages.DataUrl(TestImages.Png(8, 8, padding: 50_000), "image/png"));
        string note = $$$"""{"note":{"image_url":{"url":"{{{image}}}"}},{{{Line("a", body)[1..]}}}""";
        await api.FinishAsync(await api.CreateAsync(note));
        ReceivedRequest line = api.Emulator.Requests.Single(r => r.CustomId == "a");
        Assert.Equal((200, Encoding.UTF8.GetByteCount(body), Hash(body), 8), (line.Status, (int)line.BodyLength, line.BodySha256, line.Chat!.Images.Single().Width));
    }

    [Fact]
    public async Task A_broken_image_fails_its_line_and_a_broken_line_the_batch()
    {
        await using Api api = await BatchApi.StartHeldAsync();
        string image = TestImages.DataUrl(TestImages.Png(40, 30, padding: 100_000), "image/png");
        JsonElement refused = await api.FinishAsync(await api.CreateAsync(Line("a", Body(image.Insert(50_000, "*")))));
        JsonElement error = (await api.ResultsAsync(refused, "error_file_id"))["a"];
        Assert.Equal(400, error.GetProperty("response").GetProperty("status_code").GetInt32());

        JsonElement failed = await api.FinishAsync(await api.CreateAsync(Line("a", Body(image)) + "\n" + Line("b", Body(image))[..60_000]));
        Assert.Equal("failed", failed.Status());
        Assert.Equal(("invalid_json_line", 2), (failed.GetProperty("errors").GetProperty("data")[0].GetProperty("code").GetString(), failed.GetProperty("errors").GetProperty("data")[0].GetProperty("line").GetInt32()));
    }

    private static string Line(string id, string body) => $$"""{"custom_id":"{{id}}", "body": {{body}} ,"method":"POST","url":"/v1/chat/completions"}""";

    private static string Body(params string[] urls)
    {
        JsonObject request = Api.Request();
        var parts = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "Reply with JSON, Zoë." });
        for (int i = 0; i < urls.Length; i++)
            parts.Add(Api.ImagePart($"url-{i}"));

        request["messages"] = new JsonArray(Api.Message("user", parts));
        return urls.Index().Aggregate(request.ToJsonString(), static (body, url) => body.Replace($"url-{url.Index}", url.Item, StringComparison.Ordinal));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static (string?, int?, int?, int?, string?, int) Describe(ReceivedImage image) =>
        (image.MimeType, image.Width, image.Height, image.ByteCount, image.Sha256, image.Tokens);
}
