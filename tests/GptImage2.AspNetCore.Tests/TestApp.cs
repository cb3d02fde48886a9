using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptImage2.AspNetCore.Tests;

/// <summary>An app on loopback whose calls go to an emulator.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly GptImage2Emulator _emulator;

    private TestApp(GptImage2Emulator emulator, WebApplication app)
    {
        _emulator = emulator;
        App = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public WebApplication App { get; }

    public HttpClient Http { get; }

    public RequestLog Requests => _emulator.Requests;

    public ReplyScript Replies => _emulator.Replies;

    public static async Task<TestApp> StartAsync(Action<IServiceCollection> configure, Action<WebApplication> map, Action<GptImage2Options>? options = null, string environment = "Production")
    {
        GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, Stop);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGptImage2(gpt =>
        {
            gpt.ApiKey = emulator.ApiKey;
            gpt.Endpoint = emulator.Endpoint;
            gpt.MaxRetries = 0;
            gpt.MaxCorrections = 0;
            options?.Invoke(gpt);
        }).AddClient<IShop>();
        configure(builder.Services);
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync(Stop);
        return new TestApp(emulator, app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        await _emulator.DisposeAsync();
    }
}
