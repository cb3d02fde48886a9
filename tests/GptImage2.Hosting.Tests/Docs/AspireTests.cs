using System.Diagnostics;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using OpenTelemetry.Trace;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>A service of an Aspire application, with the service defaults of the template.</summary>
public sealed class AspireTests : HostTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_endpoint_is_discovered_and_a_slow_reply_is_paid_once(bool defaultsFirst)
    {
        Emulator.Replies.Enqueue(Reply.Json(Page).WithDelay(TimeSpan.FromMilliseconds(600)));
        WebApplicationBuilder builder = Builder();
        if (defaultsFirst)
        {
            AspireSamples.AddServices(builder);
        }
        else
        {
            builder.Services.AddGptImage2(builder.Configuration.GetSection("GptImage2")).AddClient<IScans>();
            builder.AddServiceDefaults();
        }

        await using WebApplication app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync(Stop);

        JsonModeResult<Scan> result = await app.Services.GetRequiredService<IScans>().ReadAsync(Stop);

        Assert.Equal(new Scan("Tea"), result.Value);
        Assert.Single(Emulator.Requests);
    }

    [Fact]
    public async Task MaxRetries_is_the_only_retry()
    {
        Emulator.Replies.Enqueue(Reply.Error(500, "Sorry."));
        WebApplicationBuilder builder = Builder();
        AspireSamples.AddServices(builder);
        builder.Services.Configure<GptImage2Options>(static options => options.MaxRetries = 0);
        await using WebApplication app = builder.Build();

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => app.Services.GetRequiredService<IScans>().ReadAsync(Stop));

        Assert.Equal(500, exception.Status);
        Assert.Single(Emulator.Requests);
    }

    [Fact]
    public async Task Spans_and_measurements_are_exported()
    {
        List<Activity> exported = [];
        WebApplicationBuilder builder = Builder();
        AspireSamples.AddServices(builder);
        AspireSamples.AddTelemetry(builder);
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddInMemoryExporter(exported));
        await using WebApplication app = builder.Build();
        await app.StartAsync(Stop);

        await app.Services.GetRequiredService<IScans>().ReadAsync("acme", cancellationToken: Stop);
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();

        Activity call = exported.First(span => span.Kind == ActivityKind.Client && span.Source.Name == GptImage2Telemetry.SourceName && span.GetTagItem("server.address") as string == "vision");
        Activity attempt = exported.First(span => span.OperationName == "attempt" && span.ParentSpanId == call.SpanId);
        Assert.Contains(exported, span => span.Source.Name == "System.Net.Http" && span.ParentSpanId == attempt.SpanId);
    }

    [Fact]
    public async Task A_handler_of_the_client_sees_its_requests()
    {
        await using Gateway gateway = await Gateway.StartAsync();
        WebApplicationBuilder builder = Builder();
        builder.Configuration["services:vision:http:0"] = gateway.Endpoint.GetLeftPart(UriPartial.Authority);
        AspireSamples.AddServices(builder);
        AspireSamples.AddHandlers(builder);
        await using WebApplication app = builder.Build();

        await app.Services.GetRequiredService<IScans>().ReadAsync(Stop);

        Assert.Equal("acme", Assert.Single(gateway.Requests).Headers["x-tenant"]);
    }

    private WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            new("GptImage2:ApiKey", Emulator.ApiKey),
            new("GptImage2:Endpoint", "http://vision/v1"),
            new("GptImage2:MaxRetryDelay", "00:00:00.001"),
            new("services:vision:http:0", Emulator.Endpoint.GetLeftPart(UriPartial.Authority)),
        ]);
        builder.Services.Configure<HttpStandardResilienceOptions>("-standard", static options =>
        {
            options.AttemptTimeout.Timeout = TimeSpan.FromMilliseconds(200);
            options.TotalRequestTimeout.Timeout = TimeSpan.FromMilliseconds(400);
            options.Retry.Delay = TimeSpan.Zero;
        });
        return builder;
    }
}
