using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Images that go by while the request is read, in whatever way their text is written.</summary>
public sealed class LargeImageTests
{
    private const string NotAnImage = "The image data you provided does not represent a valid image. Please check your input and try again with one of the supported image formats: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'].";
    private const string NotJson = "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)";

    private static readonly byte[] Png = TestImages.Png(40, 30, padding: 40_000);
    private static readonly string Text = Convert.ToBase64String(Png);

    public static TheoryData<string> Writings => ["plain", "slashes", "code points", "line ends", "spaces", "small pieces", "name behind space"];

    [Theory]
    [MemberData(nameof(Writings))]
    public async Task Its_bytes_are_the_same_however_they_are_written(string writing)
    {
        string lines = string.Join("\\r\\n", Text.Chunk(76).Select(static c => new string(c)));
        (string? url, int characters) = writing switch
        {
            "slashes" => (Text.Replace("/", "\\/", StringComparison.Ordinal), Text.Length),
            "code points" => (Text.Replace("+", "\\u002b", StringComparison.Ordinal).Replace("/", "\\u002F", StringComparison.Ordinal), Text.Length),
            "line ends" => (lines, Text.Length + (2 * ((Text.Length - 1) / 76))),
            "spaces" => (Text.Insert(7, "  "), Text.Length + 2),
            _ => (Text, Text.Length),
        };
        string body = Body(url);
        body = writing is "name behind space" ? body.Replace("\"url\":", "\"url\" \n : ", StringComparison.Ordinal) : body;
        await using Api api = await Api.StartAsync();
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        await SendAsync(api, bytes, writing is "small pieces" ? 7 : bytes.Length);

        ReceivedRequest request = Assert.Single(api.Emulator.Requests);
        Assert.Equal((200, (long)bytes.Length, Hash(bytes)), (request.Status, request.BodyLength, request.BodySha256));
        ReceivedImage image = Assert.Single(request.Chat!.Images);
        Assert.Equal(("image/png", 40, 30, Png.Length, Hash(Png)), (image.MimeType, image.Width, image.Height, image.ByteCount, image.Sha256));
        Assert.Equal(
            $"data:image/png;base64,[{characters} characters]",
            request.Body!.Value.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("image_url").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("gif", "image/gif")]
    [InlineData("webp", "image/webp")]
    public async Task A_long_file_of_each_type_is_read_to_its_end(string kind, string mimeType)
    {
        byte[] bytes = Long(kind);
        await using Api api = await Api.StartAsync();
        Assert.Equal(200, (int)(await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(bytes, mimeType)))).Status);
        ReceivedImage image = Assert.Single(api.Emulator.Requests[0].Chat!.Images);
        Assert.Equal((mimeType, 33, 17, Hash(bytes)), (image.MimeType, image.Width, image.Height, image.Sha256));

        // What stands behind the end is no part of the image.
        Assert.Equal(200, (int)(await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl([.. bytes, 1, 2, 3], mimeType)))).Status);
        foreach (int cut in (int[])[1, 4, bytes.Length / 2, bytes.Length - 40])
            (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(bytes[..^cut], mimeType)))).ShouldBeError(400, NotAnImage, code: "image_parse_error");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("*")]
    [InlineData("-")]
    [InlineData("\\b")]
    [InlineData("\\u00e9")]
    [InlineData("é")]
    public async Task A_character_that_is_not_base64_is_refused_at_any_position(string intruder)
    {
        await using Api api = await Api.StartAsync();
        foreach (int at in (int[])[20, 16 * 1024, 30_000, Text.Length])
            (await api.SendAsync(Body(Text.Insert(at, intruder)))).ShouldBeError(400, "Invalid base64 image_url.", code: "invalid_base64");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\\q")]
    [InlineData("\\u00g0")]
    [InlineData("\"")]
    public async Task A_character_that_JSON_forbids_makes_the_body_invalid(string intruder)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        foreach (int at in (int[])[20, 300, 16 * 1024, Text.Length])
            (await api.SendAsync(Body(Text.Insert(at, intruder)))).ShouldBeError(400, NotJson);
    }

    [Fact]
    public async Task A_data_url_in_a_text_stays_text()
    {
        await using Api api = await Api.StartAsync();
        string text = $"json data:image/png;base64,{Text}";
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(
            Api.Message("user", new JsonArray(new JsonObject { ["type"] = "text", ["text"] = $"data:image/png;base64,{Text}" })),
            Api.Message("user", text));
        Assert.Equal(200, (int)(await api.SendAsync(request)).Status);
        Assert.Equal($"data:image/png;base64,{Text}\n{text}", api.Emulator.Requests[0].Chat!.Text);
    }

    [Fact]
    public async Task Several_images_are_kept_apart()
    {
        await using Api api = await Api.StartAsync();
        byte[][] images = [Long("gif"), TestImages.Gif, Png, Long("jpeg"), Png];
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(
            Api.Message("user", "json"),
            Api.Message("user", new JsonArray([.. images.Select(static i => Api.ImagePart(TestImages.DataUrl(i, i[0] is 0x89 ? "image/png" : i[0] is 0xFF ? "image/jpeg" : "image/gif")))])));
        Assert.Equal(200, (int)(await api.SendAsync(request)).Status);
        Assert.Equal(images.Select(Hash), api.Emulator.Requests[0].Chat!.Images.Select(static i => i.Sha256!));
    }

    private static byte[] Long(string kind)
    {
        byte[] filling = Enumerable.Repeat((byte)'x', 40_000).ToArray();
        switch (kind)
        {
            case "png":
                return TestImages.Png(33, 17, padding: 40_000);
            case "jpeg":
                return [.. TestImages.Jpeg[..2], 0xFF, 0xFF, 0xFE, 40_002 >> 8, 40_002 & 0xFF, .. filling, .. TestImages.Jpeg[2..^2], .. filling, 0xFF, 0xD9];
            case "gif":
                IEnumerable<byte> blocks = filling.Chunk(250).SelectMany(static b => (byte[])[(byte)b.Length, .. b]);
                return [.. TestImages.Gif[..^1], 0x21, 0xFE, .. blocks, 0, .. TestImages.Gif[^1..]];
            default:
                byte[] file = [.. TestImages.WebPLossy, (byte)'X', (byte)'X', (byte)'X', (byte)'X', .. BitConverter.GetBytes(filling.Length), .. filling];
                BitConverter.GetBytes(file.Length - 8).CopyTo(file, 4);
                return file;
        }
    }

    private static string Body(string base64) =>
        $$$"""{"model":"gpt-5-4-image-2","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,{{{base64}}}","detail":"low"}},{"type":"text","text":"json"}]}],"response_format":{"type":"json_object"}}""";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task SendAsync(Api api, byte[] body, int pieceLength)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {api.Emulator.ApiKey}" } } };
        using var content = new PieceContent(body, pieceLength) { Headers = { ContentType = new("application/json") } };
        using HttpResponseMessage response = await http.PostAsync(new Uri($"{api.Emulator.Endpoint}/chat/completions"), content, Api.Stop);
        await response.Content.ReadAsByteArrayAsync(Api.Stop);
    }

    /// <summary>A body that goes out in pieces, each in a chunk of its own.</summary>
    private sealed class PieceContent(byte[] body, int pieceLength) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (int at = 0; at < body.Length; at += pieceLength)
            {
                await stream.WriteAsync(body.AsMemory(at, Math.Min(pieceLength, body.Length - at)));
                if (pieceLength < body.Length && at % 100 == 0)
                    await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return pieceLength >= body.Length;
        }
    }
}
