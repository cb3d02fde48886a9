using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The code of docs/aspire.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class AspireSamples
{
    public static void AddServices(WebApplicationBuilder builder)
    {
        #region aspire.md
        builder.AddServiceDefaults();
        builder.Services.AddGptImage2(builder.Configuration.GetSection("GptImage2")).AddClient<IScans>();
        #endregion
    }

    public static void AddTelemetry(WebApplicationBuilder builder)
    {
        #region aspire.md
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(GptImage2Telemetry.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(GptImage2Telemetry.MeterName));
        #endregion
    }

    public static void AddHandlers(WebApplicationBuilder builder)
    {
        #region aspire.md
        builder.Services.AddGptImage2().HttpClientBuilder.AddHttpMessageHandler(() => new TenantHandler());
        #endregion
    }

    internal sealed class TenantHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("x-tenant", "acme");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
