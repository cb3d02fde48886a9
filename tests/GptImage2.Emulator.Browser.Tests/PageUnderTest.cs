using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace GptImage2.Emulator.Browser.Tests;

/// <summary>An emulator, its page in the browser, and a client that calls it.</summary>
internal sealed class PageUnderTest : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly IBrowserContext _context;

    private PageUnderTest(GptImage2Emulator emulator, IBrowserContext context, IPage page) =>
        (Emulator, _context, Page) = (emulator, context, page);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public GptImage2Emulator Emulator { get; private set; }

    public IPage Page { get; }

    /// <summary>What the browser complained about, or asked others for.</summary>
    public List<string> Complaints { get; } = [];

    public ILocator Rows => Page.Locator("#calls tr:visible");

    public ILocator Details => Page.Locator("#details");

    public static async Task<PageUnderTest> OpenAsync(Chromium chromium, int width = 1400, int height = 900, bool dark = false)
    {
        IBrowserContext context = await chromium.OpenAsync(width, height, dark);
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(static o => o.Page = true, Stop);
        var test = new PageUnderTest(emulator, context, await context.NewPageAsync());
        string home = new Uri(emulator.Endpoint, "/").ToString();
        test.Page.Console += (_, message) => test.Note(message.Type is "error" or "warning", message.Text);
        test.Page.PageError += (_, error) => test.Note(true, error);
        test.Page.Request += (_, request) => test.Note(!request.Url.StartsWith(home, StringComparison.Ordinal), "Request of " + request.Url);
        await test.Page.GotoAsync(home);
        await Assertions.Expect(test.Page.Locator("#state")).ToHaveTextAsync("live");
        return test;
    }

    public static JsonObject Request(params JsonNode[] parts) => new()
    {
        ["model"] = "gpt-5-4-image-2",
        ["messages"] = new JsonArray(
            new JsonObject { ["role"] = "system", ["content"] = "You read receipts. Answer with JSON." },
            new JsonObject { ["role"] = "user", ["content"] = new JsonArray(parts) }),
        ["response_format"] = new JsonObject { ["type"] = "json_object" },
    };

    public static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    public static JsonObject Receipt() => new()
    {
        ["type"] = "image_url",
        ["image_url"] = new JsonObject
        {
            ["url"] = "data:image/jpeg;base64," + Convert.ToBase64String(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "receipt.jpg"))),
            ["detail"] = "high",
        },
    };

    public async Task SendAsync(JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Emulator.Endpoint + "/chat/completions") { Content = JsonContent.Create(request) };
        message.Headers.Add("Authorization", "Bearer " + Emulator.ApiKey);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(message, Stop);
        }
        catch (HttpRequestException)
        {
            // Some replies are scripted to break.
        }
    }

    /// <summary>Stops the emulator and starts another in its place.</summary>
    public async Task RestartAsync()
    {
        int port = Emulator.Endpoint.Port;
        await Emulator.DisposeAsync();
        await Assertions.Expect(Page.Locator("#state")).ToHaveTextAsync("not connected");
        Emulator = await GptImage2Emulator.StartAsync(o => (o.Page, o.Port) = (true, port), Stop);
    }

    /// <summary>Leaves a picture of the page where <c>GPTIMAGE2_SCREENSHOTS</c> names a folder for them.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("GPTIMAGE2_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Emulator.DisposeAsync();
        _http.Dispose();
    }

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            Complaints.Add(text);
    }
}
