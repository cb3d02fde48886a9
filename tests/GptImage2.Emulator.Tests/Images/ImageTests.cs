using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class ImageTests
{
    private const string Path = "messages[0].content[1].image_url.url";
    private const string NotAnImage = "The image data you provided does not represent a valid image. Please check your input and try again with one of the supported image formats: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'].";
    private const string Unsupported = "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].";

    public static TheoryData<string, string> Kinds => new()
    {
        { "png", "image/png" },
        { "jpeg", "image/jpeg" },
        { "gif", "image/gif" },
        { "webp", "image/webp" },
        { "webp lossless", "image/webp" },
        { "webp extended", "image/webp" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_image_of_the_type_it_claims_is_accepted(string kind, string mimeType)
    {
        byte[] bytes = TestImages.Named(kind);
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(bytes, mimeType), "high"));

        Assert.Equal(HttpStatusCode.OK, response.Status);
        ReceivedImage image = Assert.Single(api.Emulator.Requests[0].Chat!.Images);
        Assert.Equal((mimeType, 33, 17, bytes.Length, "high"), (image.MimeType, image.Width, image.Height, image.ByteCount, image.Detail));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), image.Sha256);
        Assert.Equal(2, image.Tokens);
        Assert.Equal(3 + 3 + 1 + 4 + 2, response.Usage.GetProperty("prompt_tokens").GetInt32());
        Assert.False(response.Usage.GetProperty("prompt_tokens_details").TryGetProperty("image_tokens", out _));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_image_of_another_type_than_it_claims_is_refused(string kind, string mimeType)
    {
        await using Api api = await Api.StartAsync();
        string claim = mimeType is "image/png" ? "image/jpeg" : "image/png";
        (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Named(kind), claim)))).ShouldBeError(400, NotAnImage, code: "image_parse_error");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_image_that_was_cut_is_refused(string kind, string mimeType)
    {
        await using Api api = await Api.StartAsync();
        foreach (double share in (double[])[0.4, 0.7, 0.95])
        {
            byte[] bytes = TestImages.Named(kind);
            bytes = bytes[..(int)(bytes.Length * share)];
            (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(bytes, mimeType)))).ShouldBeError(400, NotAnImage, code: "image_parse_error");
        }
    }

    [Fact]
    public async Task A_PNG_with_a_flipped_bit_is_refused()
    {
        await using Api api = await Api.StartAsync();
        byte[] bytes = TestImages.Png(8, 8);
        bytes[20] ^= 1;
        (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(bytes, "image/png")))).ShouldBeError(400, NotAnImage, code: "image_parse_error");
    }

    [Fact]
    public async Task An_animated_GIF_is_refused()
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.AnimatedGif, "image/gif")))).ShouldBeError(400, NotAnImage, code: "image_parse_error");
    }

    [Fact]
    public async Task Bytes_that_are_not_an_image_are_refused()
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl("%PDF-1.7 not an image"u8.ToArray(), "image/png")))).ShouldBeError(400, Unsupported, code: "invalid_image_format");
    }

    [Theory]
    [InlineData("iVBORw0KGgo=", "a value without the 'data:' prefix")]
    [InlineData("ftp://host/image.png", "a value without the 'data:' prefix")]
    [InlineData("", "a value without the 'data:' prefix")]
    [InlineData("data:image/png;base64,", "empty base64-encoded bytes")]
    [InlineData("data:image/bmp;base64,Qk0=", "unsupported MIME type 'image/bmp'")]
    [InlineData("data:application/pdf;base64,JVBERg==", "unsupported MIME type 'application/pdf'")]
    public async Task A_data_URL_that_is_not_an_image_is_refused(string url, string got)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(url))).ShouldBeError(
            400, $"Invalid image URL: '{Path}'. Expected a base64-encoded data URL with an image MIME type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got {got}.", Path, "invalid_value");
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0K*Ggo")]
    [InlineData("data:image/png;base64,iVBOR")]
    [InlineData("data:image/png,iVBORw0KGgo=")]
    [InlineData("data:image/png;base64")]
    public async Task Text_that_is_not_base64_is_refused(string url)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(url))).ShouldBeError(400, "Invalid base64 image_url.", code: "invalid_base64");
    }

    [Fact]
    public async Task Base64_may_be_escaped_as_JSON_allows()
    {
        byte[] bytes = TestImages.Png(64, 64, padding: 5000);
        string body = Api.RequestWithImage(TestImages.DataUrl(bytes, "image/png")).ToJsonString();
        body = body.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        await using Api api = await Api.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(body)).Status);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), api.Emulator.Requests[0].Chat!.Images.Single().Sha256);
    }

    [Fact]
    public async Task An_image_above_the_size_limit_is_refused()
    {
        await using Api api = await Api.StartAsync(o => o.MaxImageBytes = 1024 * 1024);
        string url = TestImages.DataUrl(TestImages.Png(8, 8, padding: 1024 * 1024), "image/png");
        (await api.SendAsync(Api.RequestWithImage(url))).ShouldBeError(
            400, "You uploaded an unsupported image. Please make sure your image is below 1 MB in size and is of one the following formats: ['png', 'jpeg', 'gif', 'webp'].", code: "invalid_image_format");
    }

    [Fact]
    public async Task More_images_than_the_limit_are_refused()
    {
        await using Api api = await Api.StartAsync(o => o.MaxImages = 1);
        JsonObject request = Api.RequestWithImage("https://example.com/a.png");
        request["messages"]![0]!["content"]!.AsArray().Add(Api.ImagePart("https://example.com/b.png"));
        (await api.SendAsync(request)).ShouldBeError(400, "Too many images in request. Max is 1.", "messages", "invalid_value");
    }

    [Fact]
    public async Task An_image_by_URL_is_accepted_and_not_downloaded()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.RequestWithImage("https://example.com/a.png"));
        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal("https://example.com/a.png", api.Emulator.Requests[0].Chat!.Images.Single().Url);
    }

    [Theory]
    [InlineData("http://localhost:3000/a.png")]
    [InlineData("http://127.0.0.1/a.png")]
    [InlineData("http://10.1.2.3/a.png")]
    [InlineData("https://172.31.0.1/a.png")]
    [InlineData("https://192.168.1.5/a.png")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::1]/a.png")]
    [InlineData("http://[::ffff:10.0.0.1]/a.png")]
    [InlineData("http://[fd00::1]/a.png")]
    [InlineData("http://nas.local/a.png")]
    [InlineData("http://intranet/a.png")]
    public async Task An_address_that_only_this_network_reaches_is_refused(string url)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(url))).ShouldBeError(400, $"Error while downloading {url}.", code: "invalid_image_url");
    }

    [Theory]
    [InlineData("http://8.8.8.8/a.png")]
    [InlineData("https://172.32.0.1/a.png")]
    [InlineData("https://[2001:db8::1]/a.png")]
    [InlineData("HTTPS://EXAMPLE.COM/a.png")]
    public async Task An_address_that_OpenAI_may_reach_is_accepted(string url)
    {
        await using Api api = await Api.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(Api.RequestWithImage(url))).Status);
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("https://exa mple.com/a.png")]
    [InlineData("https://example.com/a b.png")]
    public async Task Text_that_is_not_an_address_is_refused(string url)
    {
        await using Api api = await Api.StartAsync();
        (await api.SendAsync(Api.RequestWithImage(url))).ShouldBeError(
            400, "Invalid 'messages[0].content[1].image_url.url'. Expected a valid URL, but got a value with an invalid format.", "messages[0].content[1].image_url.url", "invalid_value");
    }

    [Theory]
    [InlineData(10_000, 17_000, true)]
    [InlineData(10_000, 18_000, false)]
    public async Task A_picture_of_more_pixels_than_decoders_accept_is_refused(int width, int height, bool taken)
    {
        await using Api api = await Api.StartAsync();
        byte[] gif = [.. TestImages.Gif[..6], (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. TestImages.Gif[10..]];
        ApiResponse response = await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(gif, "image/gif")));
        if (taken)
            Assert.Equal(HttpStatusCode.OK, response.Status);
        else
            response.ShouldBeError(
                400, "The image data you provided does not represent a valid image. Please check your input and try again with one of the supported image formats: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'].", code: "image_parse_error");
    }

    [Theory]
    [InlineData(1024, 1024, "auto", 1024)]
    [InlineData(1920, 1080, "high", 2040)]
    [InlineData(1800, 2400, "high", 2451)]
    [InlineData(4032, 3024, "high", 2451)]
    [InlineData(6000, 4000, "high", 2400)]
    [InlineData(1, 1, "high", 1)]
    [InlineData(10_000, 1, "high", 64)]
    [InlineData(4032, 3024, "low", 192)]
    [InlineData(1024, 1024, "original", 1024)]
    [InlineData(3200, 3200, "original", 10_000)]
    [InlineData(4032, 3024, "original", 9_890)]
    [InlineData(8000, 4000, "original", 9_800)]
    [InlineData(10_000, 1, "original", 188)]
    public void Images_count_by_patches(int width, int height, string detail, int tokens) =>
        Assert.Equal(tokens, new ImageTokenRule().Count(width, height, detail));

    [Fact]
    public void The_multiplier_rounds_up() =>
        Assert.Equal(1229, new ImageTokenRule { Multiplier = 1.2 }.Count(1024, 1024));
}
