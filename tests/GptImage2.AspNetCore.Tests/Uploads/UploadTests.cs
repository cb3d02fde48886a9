using System.Net;
using System.Text.Json;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GptImage2.AspNetCore.Tests.Uploads;

/// <summary>Images come from forms and bodies, within a limit.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Picture = Pictures.PngBytes(16);

    [Theory]
    [InlineData("/form")]
    [InlineData("/body")]
    public async Task An_uploaded_image_is_sent_to_the_model(string path)
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await SendAsync(app, path, Picture);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        ReceivedImage image = Assert.Single(Assert.Single(app.Requests).Chat!.Images);
        Assert.Equal((Pictures.Sha256(Picture), "image/png", "low"), (image.Sha256, image.MimeType, image.Detail));
    }

    [Theory]
    [InlineData("/form", "image-too-large", 413)]
    [InlineData("/body", "image-too-large", 413)]
    [InlineData("/form", "image-type", 415)]
    [InlineData("/body", "image-type", 415)]
    [InlineData("/form", "image-unreadable", 400)]
    [InlineData("/body", "image-unreadable", 400)]
    public async Task What_cannot_be_sent_is_a_problem_and_nothing_is_sent(string path, string problem, int status)
    {
        await using TestApp app = await StartAsync();
        byte[] upload = problem switch
        {
            "image-too-large" => [.. Picture, .. new byte[1001 - Picture.Length]],
            "image-type" => "%PDF-1.7 a secret"u8.ToArray(),
            _ => [],
        };

        using HttpResponseMessage response = await SendAsync(app, path, upload);
        string body = await response.Content.ReadAsStringAsync(TestApp.Stop);

        Assert.Equal(($"urn:problem-type:gptimage2:{problem}", status), (JsonElement.Parse(body).GetProperty("type").GetString(), (int)response.StatusCode));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task The_limit_itself_is_allowed()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await SendAsync(app, "/body", [.. Picture, .. new byte[1000 - Picture.Length]]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_limit_may_be_as_large_as_a_number_can_be()
    {
        var context = new DefaultHttpContext { Request = { Body = new MemoryStream(Picture) } };

        ImageInput image = await context.Request.ReadImageInputAsync(maxBytes: long.MaxValue, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Picture.Length, image.Length);
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_up_to_the_limit()
    {
        using var body = new EndlessStream();
        var context = new DefaultHttpContext { Request = { Body = body } };

        BadHttpRequestException e = await Assert.ThrowsAsync<BadHttpRequestException>(() => context.Request.ReadImageInputAsync(5000, cancellationToken: TestApp.Stop));

        Assert.Equal((413, "The image has more than the 5000 bytes that are allowed."), (e.StatusCode, e.Message));
        Assert.Equal(5001, body.BytesRead);
    }

    [Fact]
    public async Task A_body_that_is_announced_as_too_large_is_not_read()
    {
        using var body = new EndlessStream();
        var context = new DefaultHttpContext { Request = { Body = body, ContentLength = 5001 } };

        BadHttpRequestException e = await Assert.ThrowsAsync<BadHttpRequestException>(() => context.Request.ReadImageInputAsync(5000, cancellationToken: TestApp.Stop));

        Assert.Equal((413, 0L), (e.StatusCode, body.BytesRead));
    }

    [Fact]
    public async Task The_limit_of_the_web_server_is_a_problem_too()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await SendAsync(app, "/server-limit", [.. Picture, .. new byte[600]]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("gptimage2:image-too-large", await response.Content.ReadAsStringAsync(TestApp.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_nothing_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new DefaultHttpContext().Request.ReadImageInputAsync(0, cancellationToken: TestApp.Stop));

    [Fact]
    public async Task An_image_in_memory_that_is_not_one_is_a_problem_too()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await app.Http.GetAsync("/bytes", TestApp.Stop);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static async Task<TestApp> StartAsync()
    {
        TestApp app = await TestApp.StartAsync(
            services => services.AddGptImage2ProblemDetails(),
            web =>
            {
                web.UseExceptionHandler();
                web.MapPost("/form", async (IFormFile photo, IShop shop, CancellationToken stop) =>
                    (await shop.ReadPhotoAsync(await photo.ToImageInputAsync(1000, ImageDetail.Low, stop), stop)).Count).DisableAntiforgery();
                web.MapPost("/body", async (HttpRequest request, IShop shop, CancellationToken stop) =>
                    (await shop.ReadPhotoAsync(await request.ReadImageInputAsync(1000, ImageDetail.Low, stop), stop)).Count);
                web.MapPost("/server-limit", async (HttpRequest request, IShop shop, CancellationToken stop) =>
                {
                    request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 500;
                    return (await shop.ReadPhotoAsync(await request.ReadImageInputAsync(1000, ImageDetail.Low, stop), stop)).Count;
                });
                web.MapGet("/bytes", (IShop shop) => shop.ReadPhotoAsync(ImageInput.FromBytes("no image"u8.ToArray())));
            });
        app.Replies.Enqueue(Reply.Json(Stock.Json));
        return app;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string path, byte[] upload)
    {
        using var file = new ByteArrayContent(upload);
        if (path != "/form")
            return await app.Http.PostAsync(path, file, TestApp.Stop);
        using var form = new MultipartFormDataContent { { file, "photo", "photo.png" } };
        return await app.Http.PostAsync(path, form, TestApp.Stop);
    }
}
