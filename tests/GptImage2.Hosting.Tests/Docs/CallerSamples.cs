using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The code of docs/callers.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class CallerSamples
{
    public static IScans Bind(GptImage2Client client, ILogger<UsageCaller> logger)
    {
        #region callers.md
        IScans scans = new UsageCaller(client, logger).Bind<IScans>();
        #endregion
        return scans;
    }

    public static void Register(IServiceCollection services)
    {
        #region callers.md
        services.AddGptImage2();
        services.AddSingleton(provider => new UsageCaller(
            provider.GetRequiredService<GptImage2Client>(),
            provider.GetRequiredService<ILogger<UsageCaller>>()).Bind<IScans>());
        #endregion
    }

    public static IScans Fallback(GptImage2Client client, GptImage2Client otherRegion)
    {
        #region callers.md
        IScans scans = new FallbackCaller(client, otherRegion).Bind<IScans>();
        #endregion
        return scans;
    }

    public static async Task<Scan> PromptAsync(IJsonModeCaller caller, string instructions, ImageInput photo, CancellationToken cancellationToken)
    {
        #region callers.md
        var method = new JsonModeMethod<Scan>("Scans.ReadAsync", Encoding.UTF8.GetBytes(instructions), JsonContract.Of<Scan>());
        #endregion

        #region callers.md
        UserMessage message = new UserMessage().Text("Read this page. "u8).Image(photo, nameof(photo));
        JsonModeResult<Scan> result = await caller.CallAsync(method, message, options: null, cancellationToken);
        #endregion
        return result.Value;
    }

    public static Task<JsonModeResult<Scan>> TenantAsync(IJsonModeCaller caller, JsonModeMethod<Scan> method, UserMessage message, string tenantName, CancellationToken cancellationToken)
    {
        #region callers.md
        JsonModeMethod<Scan> forTenant = method.WithInstructions(new UserMessage().Text("The documents belong to "u8).Value(tenantName));
        #endregion
        return caller.CallAsync(forTenant, message, null, cancellationToken);
    }

    public static async Task<decimal?> ModelAsync(string apiKey, Uri endpoint, string tenant)
    {
        #region callers.md
        var client = new GptImage2Client(new GptImage2Options
        {
            ApiKey = apiKey,
            Endpoint = endpoint,
            Prices = { ["gpt-5-4-image-2-large"] = new ModelPrice(16, 30, new DateOnly(2026, 5, 8)) },
        });
        JsonModeResult<Scan> result = await client.Bind<IScans>().ReadAsync(tenant, new CallOptions { Model = "gpt-5-4-image-2-large" });
        #endregion
        return result.Cost;
    }
}
