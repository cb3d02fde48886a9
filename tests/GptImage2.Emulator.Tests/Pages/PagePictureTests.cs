using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>The pictures that are kept for the page.</summary>
public sealed class PagePictureTests
{
    [Fact]
    public async Task Pictures_are_shown_unchanged_and_in_order()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        JsonObject request = Api.Request();
        string escaped = TestImages.DataUrl(TestImages.Gif, "image/gif");
        request["messages"] = new JsonArray(
            Api.Message("user", new JsonArray(Part(TestImages.Jpeg, "image/jpeg"), Api.ImagePart("https://example.com/a.png"), Part(TestImages.WebPLossy, "image/webp"))),
            Api.Message("user", new JsonArray(Api.ImagePart(escaped), new JsonObject { ["type"] = "text", ["text"] = "json" })));
        await api.SendAsync(request.ToJsonString().Replace("data:image/gif;base64,R0lG", "data:image\\/gif;base64,R0\\u006cG", StringComparison.Ordinal));

        Assert.Equal(200, api.Emulator.Requests[0].Status);
        Assert.Equal(TestImages.Jpeg, await page.PictureAsync(0, 0));
        Assert.Equal(TestImages.WebPLossy, await page.PictureAsync(0, 1));
        Assert.Equal(TestImages.Gif, await page.PictureAsync(0, 2));
        Assert.Null(await page.PictureAsync(0, 3));
        Assert.Equal("image/jpeg", (await page.GetAsync("/_emulator/calls/0/pictures/0")).Headers["Content-Type"]);
        Assert.Equal(
            $$"""[{"type":"image/jpeg","bytes":{{TestImages.Jpeg.Length}}},{"type":"image/webp","bytes":{{TestImages.WebPLossy.Length}}},{"type":"image/gif","bytes":{{TestImages.Gif.Length}}}]""",
            (await page.CallAsync(0)).GetProperty("kept").GetRawText());
    }

    [Theory]
    [InlineData("data:image/svg+xml;base64,PHN2Zy8+")]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=")]
    [InlineData("data:image/png;base64,iVBO*Rw0")]
    [InlineData("data:")]
    public async Task Data_that_is_not_a_picture_is_not_served_as_a_picture(string url)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        await api.SendAsync(Api.RequestWithImage(url));
        Assert.Equal("[null]", (await page.CallAsync(0)).GetProperty("kept").GetRawText());
        Assert.Null(await page.PictureAsync(0, 0));
    }

    [Fact]
    public async Task Pictures_of_refused_requests_are_kept_too()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        JsonObject request = Api.RequestWithImage(TestImages.DataUrl(TestImages.Jpeg, "image/png"));
        await api.SendAsync(request);
        Assert.Equal(400, api.Emulator.Requests[0].Status);
        Assert.Equal(TestImages.Jpeg, await page.PictureAsync(0, 0));
    }

    [Fact]
    public async Task Pictures_in_lines_of_batches_are_shown()
    {
        await using Api api = await BatchApi.StartHeldAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        byte[] large = TestImages.Png(40, 30, padding: 100_000);
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(Api.Message("user", new JsonArray(
            Part(large, "image/png"), Part(TestImages.Gif, "image/gif"), new JsonObject { ["type"] = "text", ["text"] = "json" })));
        await api.FinishAsync(await api.CreateAsync(BatchApi.Line("a", request)));

        // The upload and the making of the batch were the calls before it.
        Assert.Equal(large, await page.PictureAsync(2, 0));
        Assert.Equal(TestImages.Gif, await page.PictureAsync(2, 1));
        Assert.Equal(
            $$"""[{"type":"image/png","bytes":{{large.Length}}},{"type":"image/gif","bytes":{{TestImages.Gif.Length}}}]""",
            (await page.CallAsync(2)).GetProperty("kept").GetRawText());
    }

    [Fact]
    public async Task The_oldest_pictures_are_removed_above_64_MB()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        byte[] picture = TestImages.Png(8, 8, padding: 19_000_000);
        string request = Api.RequestWithImage(TestImages.DataUrl(picture, "image/png")).ToJsonString();
        for (int i = 0; i < 4; i++)
            await api.SendAsync(request);

        Assert.Null(await page.PictureAsync(0, 0));
        Assert.Equal("[null]", (await page.CallAsync(0)).GetProperty("kept").GetRawText());
        Assert.Equal("Reply with JSON.", (await page.CallAsync(0)).GetProperty("body").GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString());
        for (int i = 1; i < 4; i++)
            Assert.Equal(picture.Length, (await page.PictureAsync(i, 0))!.Length);
    }

    [Fact]
    public async Task A_picture_that_is_still_arriving_is_removed_for_newer_pictures()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        byte[] picture = TestImages.Png(8, 8, padding: 19_000_000);
        string request = Api.RequestWithImage(TestImages.DataUrl(picture, "image/png")).ToJsonString();
        int half = request.Length / 2;
        using RawClient slow = await RawClient.SendAsync(api, request[..half], announced: request.Length);
        await page.EventAsync(static list => list.GetProperty("totals").GetProperty("calls").GetInt32() == 1);
        for (int i = 0; i < 3; i++)
            await api.SendAsync(request);

        await slow.SendMoreAsync(request[half..]);
        await slow.ReadUntilAsync("\r\n\r\n");
        Assert.Null(await page.PictureAsync(0, 0));
        for (int i = 1; i < 4; i++)
            Assert.Equal(picture.Length, (await page.PictureAsync(i, 0))!.Length);
    }

    [Fact]
    public async Task The_oldest_calls_are_removed_above_500_calls()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        for (int i = 0; i < 503; i++)
            await api.SendAsync(new StringContent(string.Empty), path: "/nothing");

        (string _, System.Text.Json.JsonElement list) = await page.EventAsync(static _ => true);
        Assert.Equal((3, 500, 503), (list.GetProperty("first").GetInt32(), list.GetProperty("calls").GetArrayLength(), list.GetProperty("totals").GetProperty("calls").GetInt32()));
    }

    private static JsonObject Part(byte[] bytes, string type) => Api.ImagePart(TestImages.DataUrl(bytes, type));
}
