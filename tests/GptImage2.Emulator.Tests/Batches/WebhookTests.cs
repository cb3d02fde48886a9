using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GptImage2.Emulator.Tests;

/// <summary>Webhooks are signed and sent until they are taken.</summary>
public sealed class WebhookTests : IAsyncDisposable
{
    private readonly WebApplication _receiver;
    private readonly ConcurrentQueue<int> _statuses = new();
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, string Body)> _received = new();

    public WebhookTests()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            _received.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)), await body.ReadToEndAsync(Api.Stop)));
            context.Response.StatusCode = _statuses.TryDequeue(out int status) ? status : 200;
        });
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task The_end_of_a_batch_is_sent_with_a_signature()
    {
        await using Api api = await StartAsync();
        string batch = await api.CreateAsync(BatchApi.Lines(1));

        await api.FinishAsync(batch);

        WebhookDelivery delivery = Assert.Single(await DeliveriesAsync(api, 1));
        Assert.Equal(("batch.completed", "/batches/" + delivery.BatchId, 1, true), (delivery.Type, batch, delivery.Attempts, delivery.IsTaken));
        (IHeaderDictionary headers, string body) = Assert.Single(_received);
        string signed = $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}";
        byte[] key = Convert.FromBase64String(WebhookOptions.DefaultSecret["whsec_".Length..]);
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed))), headers["webhook-signature"].ToString());
        JsonElement sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal(("event", "batch.completed", delivery.BatchId), (sent.GetProperty("object").GetString(), sent.GetProperty("type").GetString(), sent.GetProperty("data").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Each_end_has_its_event()
    {
        await using Api api = await StartAsync();
        string cancelled = await api.CreateAsync(BatchApi.Lines(2));
        api.Emulator.Batches.Advance(2);
        await api.SendAsync(new ByteArrayContent([]), path: cancelled + "/cancel");
        api.Emulator.Batches.Advance();
        await api.CreateAsync("no line");
        api.Emulator.Batches.Advance();
        await api.CreateAsync(BatchApi.Lines(2));
        api.Emulator.Batches.Advance(2);
        api.Emulator.Batches.AdvanceTime(TimeSpan.FromDays(1));

        Assert.Equal(["batch.cancelled", "batch.expired", "batch.failed"], (await DeliveriesAsync(api, 3)).Select(static delivery => delivery.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_webhook_again()
    {
        _statuses.Enqueue(500);
        _statuses.Enqueue(302);
        await using Api api = await StartAsync();

        await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(1)));

        WebhookDelivery delivery = Assert.Single(await DeliveriesAsync(api, 1));
        Assert.Equal((3, 200), (delivery.Attempts, delivery.Status));
        Assert.Single(_received.Select(static webhook => webhook.Headers["webhook-id"].ToString()).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_given_up()
    {
        await using Api api = await StartAsync(static options => options.Webhooks.Address = new Uri("http://127.0.0.1:1/"));

        await api.FinishAsync(await api.CreateAsync(BatchApi.Lines(1)));

        WebhookDelivery delivery = Assert.Single(await DeliveriesAsync(api, 1));
        Assert.Equal((3, null, false), (delivery.Attempts, delivery.Status, delivery.IsTaken));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    public async Task A_secret_that_cannot_sign_is_refused_at_the_start_and_not_shown(string secret)
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => Api.StartAsync(options => options.Webhooks.Secret = secret));

        Assert.DoesNotContain("not base64!", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Api> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        await _receiver.StartAsync(Api.Stop);
        return await BatchApi.StartHeldAsync(options =>
        {
            options.Webhooks.Address = new Uri(_receiver.Urls.Single());
            options.Webhooks.RetryDelay = TimeSpan.FromMilliseconds(5);
            options.Webhooks.MaxAttempts = 3;
            configure?.Invoke(options);
        });
    }

    private static async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(Api api, int count)
    {
        while (api.Emulator.Batches.Webhooks.Count < count)
            await Task.Delay(5, Api.Stop);
        return api.Emulator.Batches.Webhooks;
    }
}
