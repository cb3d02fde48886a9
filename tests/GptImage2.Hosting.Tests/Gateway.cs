using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests;

/// <summary>A gateway that records the headers of each request, also those that an emulator keeps secret, and answers itself.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private const string Completion = """{"id":"chatcmpl-1","object":"chat.completion","created":1770950815,"model":"gpt-5-4-image-2","choices":[{"index":0,"message":{"role":"assistant","content":"{\"title\":\"Tea\"}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    private readonly WebApplication _app;

    private Gateway(WebApplication app) => _app = app;

    /// <summary>The base of its API.</summary>
    public Uri Endpoint => new(_app.Urls.First());

    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>The answers in order; after them, each is a completion.</summary>
    public ConcurrentQueue<(int Status, string Body)> Answers { get; } = [];

    public static async Task<Gateway> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var gateway = new Gateway(app);
        app.Run(gateway.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        string text = await body.ReadToEndAsync(context.RequestAborted);
        Requests.Enqueue(new Received(context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), text));
        (int status, string answer) = Answers.TryDequeue(out (int Status, string Body) next) ? next : (StatusCodes.Status200OK, Completion);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    internal sealed record Received(string Address, IReadOnlyDictionary<string, string> Headers, string Body);
}
