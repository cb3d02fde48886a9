using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.AspNetCore.Tests.Webhooks;

/// <summary>An app receives webhooks over sockets.</summary>
public sealed class WebhookEndpointTests
{
    private const string Ended = """{"type":"batch.expired","data":{"id":"batch_7"}}""";

    private readonly ConcurrentQueue<WebhookEvent> _events = new();

    [Fact]
    public async Task The_end_of_a_batch_of_the_emulator_ends_a_wait()
    {
        await using TestApp app = await StartAsync();
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(options => options.Webhooks.Address = new Uri(app.Http.BaseAddress!, "/webhooks"), TestApp.Stop);
        using var api = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer " + emulator.ApiKey } } };
        using var lines = new StringContent("""{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-5-4-image-2","messages":[{"role":"user","content":"json"}]}}""");
        using var purpose = new StringContent("batch");
        using var form = new MultipartFormDataContent { { purpose, "purpose" }, { lines, "file", "lines.jsonl" } };
        string file = await IdAsync(await api.PostAsync(emulator.Endpoint + "/files", form, TestApp.Stop));
        using var create = new StringContent($$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""");

        string batch = await IdAsync(await api.PostAsync(emulator.Endpoint + "/batches", create, TestApp.Stop));
        await Notifications(app).WaitAsync(batch, TimeSpan.FromHours(1), TimeProvider.System, TestApp.Stop).WaitAsync(TimeSpan.FromSeconds(30), TestApp.Stop);

        while (emulator.Batches.Webhooks.Count == 0)
            await Task.Delay(5, TestApp.Stop);
        Assert.Equal(("batch.completed", 1, 200), emulator.Batches.Webhooks[0] is var delivery ? (delivery.Type, delivery.Attempts, delivery.Status!.Value) : default);
        Assert.Equal(batch, Assert.Single(_events).DataId);
    }

    [Fact]
    public async Task Each_webhook_has_its_status()
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "wh_1", Ended));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(app, "wh_2", """{"type":"response.completed","data":{"id":"resp_1"}}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(app, "wh_3", "no JSON"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(app, "wh_4", Ended, secret: "whsec_b3RoZXI="));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(app, "wh_5", Ended, seconds: -400));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, "wh_6", Ended + new string(' ', 2_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, "wh_7", Ended + new string(' ', 200_000), isChunked: true));
        using HttpResponseMessage read = await app.Http.GetAsync(new Uri("/webhooks", UriKind.Relative), TestApp.Stop);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, read.StatusCode);
        Assert.Equal(["batch.expired", "response.completed"], _events.Select(static webhook => webhook.Type));
    }

    [Fact]
    public async Task A_webhook_that_is_sent_again_is_answered_and_not_handled_again()
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "wh_1", Ended));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "wh_1", Ended));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "wh_2", Ended));

        Assert.Equal(["wh_1", "wh_2"], _events.Select(static webhook => webhook.WebhookId));
    }

    [Fact]
    public async Task A_webhook_whose_handler_failed_is_handled_again()
    {
        int calls = 0;
        await using TestApp app = await StartAsync(options => options.OnEvent = (_, _) => ++calls == 1 ? throw new IOException("The disk is full.") : Task.CompletedTask);

        Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync(app, "wh_1", Ended));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "wh_1", Ended));

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task The_secret_comes_from_the_configuration()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddGptImage2Webhooks().AddGptImage2Webhooks();
        await using WebApplication without = builder.Build();
        InvalidOperationException missing = Assert.Throws<InvalidOperationException>(() => without.MapGptImage2Webhooks("/webhooks"));
        Assert.Contains("OPENAI_WEBHOOK_SECRET", missing.Message, StringComparison.Ordinal);

        without.Configuration["OPENAI_WEBHOOK_SECRET"] = WebhookOptions.DefaultSecret;
        Assert.NotNull(without.MapGptImage2Webhooks("/webhooks"));
        without.Configuration["OPENAI_WEBHOOK_SECRET"] = "hidden!";
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => without.MapGptImage2Webhooks("/webhooks"));
        Assert.DoesNotContain("hidden", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => without.MapGptImage2Webhooks("/webhooks", static options => options.MaxBodyBytes = 0));

        await using WebApplication bare = WebApplication.CreateBuilder().Build();
        Assert.Throws<InvalidOperationException>(() => bare.MapGptImage2Webhooks("/webhooks", static options => options.Secrets.Add(WebhookOptions.DefaultSecret)));
    }

    private Task<TestApp> StartAsync(Action<GptImage2WebhookOptions>? configure = null) => TestApp.StartAsync(
        static services => services.AddGptImage2Webhooks(),
        app => app.MapGptImage2Webhooks("/webhooks", options =>
        {
            options.Secrets.Add("whsec_bmV3LXNlY3JldA==");
            options.Secrets.Add(WebhookOptions.DefaultSecret);
            options.MaxBodyBytes = 1_000;
            options.OnEvent = (webhook, _) =>
            {
                _events.Enqueue(webhook);
                return Task.CompletedTask;
            };
            configure?.Invoke(options);
        }));

    private static BatchNotifications Notifications(TestApp app) => app.App.Services.GetRequiredService<BatchNotifications>();

    private static async Task<string> IdAsync(HttpResponseMessage response)
    {
        using (response)
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestApp.Stop))!["id"]!.GetValue<string>();
    }

    private static async Task<HttpStatusCode> PostAsync(TestApp app, string id, string body, string secret = WebhookOptions.DefaultSecret, int seconds = 0, bool isChunked = false)
    {
        string time = DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] key = Convert.FromBase64String(secret["whsec_".Length..]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks") { Content = new StringContent(body) };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{time}.{body}"))));
        using HttpResponseMessage response = await app.Http.SendAsync(request, TestApp.Stop);
        return response.StatusCode;
    }
}
