using Microsoft.Playwright;

namespace GptImage2.Emulator.Browser.Tests;

/// <summary>One Chromium for all tests; null members and a reason where this machine has none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        [Environment.GetEnvironmentVariable("GPTIMAGE2_CHROMIUM") ?? "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } path)
            return;

        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public Task<IBrowserContext> OpenAsync(int width, int height, bool dark)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium here: none of {string.Join(", ", Places)} exists. GPTIMAGE2_CHROMIUM names another.");
        return _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _playwright?.Dispose();
    }
}
