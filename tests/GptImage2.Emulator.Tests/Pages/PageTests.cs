using System.Net;

namespace GptImage2.Emulator.Tests;

/// <summary>The page at <c>/</c> without a browser.</summary>
public sealed class PageTests
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/_emulator/page.css", "text/css; charset=utf-8")]
    [InlineData("/_emulator/page.js", "text/javascript; charset=utf-8")]
    [InlineData("/_emulator/details.js", "text/javascript; charset=utf-8")]
    [InlineData("/_emulator/text.js", "text/javascript; charset=utf-8")]
    [InlineData("/_emulator/icon.svg", "image/svg+xml")]
    public async Task The_files_of_the_page_come_only_from_the_emulator(string path, string type)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        ApiResponse file = await page.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type, Policy, "nosniff", "no-store"), (file.Status, file.Headers["Content-Type"], file.Headers["Content-Security-Policy"], file.Headers["X-Content-Type-Options"], file.Headers["Cache-Control"]));
        Assert.DoesNotContain("innerHTML", file.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("(href|src)=\"[^/#\"]|<style|style=|<script>| on[a-z]+=", file.Body);
        Assert.Empty(api.Emulator.Requests);
    }

    [Fact]
    public async Task There_is_no_page_without_the_option()
    {
        await using Api api = await Api.StartAsync();
        using var page = new PageClient(api);
        foreach (string? path in new[] { "/", "/_emulator/events", "/_emulator/calls" })
            (await page.GetAsync(path)).ShouldBeError(404, $"Invalid URL (GET {path})");

        Assert.Equal(3, api.Emulator.Requests.Count);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("example.com", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.example.com", HttpStatusCode.Forbidden)]
    [InlineData("localhost.example.com", HttpStatusCode.Forbidden)]
    [InlineData("192.168.0.2", HttpStatusCode.Forbidden)]
    public async Task The_page_answers_only_under_names_of_this_machine(string host, HttpStatusCode status)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        await using Api open = await Api.StartAsync(static o => (o.Page, o.AllowRemote) = (true, true));
        using var page = new PageClient(api);
        using var openPage = new PageClient(open);
        await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Gif, "image/gif")));
        foreach (string? path in new[] { "/", "/_emulator/page.js", "/_emulator/calls", "/_emulator/calls/0", "/_emulator/calls/0/pictures/0" })
            Assert.Equal((path, status), (path, (await page.GetAsync(path, host)).Status));

        Assert.Equal(HttpStatusCode.OK, (await openPage.GetAsync("/_emulator/calls", host)).Status);
        if (status is HttpStatusCode.Forbidden)
            Assert.Equal(status, (await page.GetAsync("/_emulator/events", host)).Status);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.NoContent)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task Other_pages_in_the_browser_cannot_read_or_clear_calls(string from, HttpStatusCode status)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        Assert.Equal(status, (await page.GetAsync("/_emulator/calls", from: from, method: HttpMethod.Delete)).Status);
        Assert.Equal(status is HttpStatusCode.NoContent, (await page.GetAsync("/_emulator/calls", from: from)).Status is HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await page.GetAsync("/", from: from)).Status);
    }

    [Theory]
    [InlineData("/_emulator/none.js")]
    [InlineData("/_emulator/../EmulatorOptions")]
    [InlineData("/_emulator/calls/0")]
    [InlineData("/_emulator/calls/0/pictures/0")]
    [InlineData("/_emulator/calls/x")]
    [InlineData("/_emulator/calls/0/pictures/99999999999")]
    public async Task Unknown_files_calls_and_pictures_are_not_found(string path)
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        Assert.Equal(HttpStatusCode.NotFound, (await page.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Posting_to_the_page_changes_nothing()
    {
        await using Api api = await Api.StartAsync(static o => o.Page = true);
        using var page = new PageClient(api);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await page.GetAsync("/_emulator/calls", method: HttpMethod.Post)).Status);
        (await page.GetAsync("/", method: HttpMethod.Post)).ShouldBeError(404, "Invalid URL (POST /)");
    }
}
