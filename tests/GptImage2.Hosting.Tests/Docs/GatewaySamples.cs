using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The code of docs/gateways.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class GatewaySamples
{
    public static GptImage2Client Key(Uri endpoint, Vault vault)
    {
        #region gateways.md
        var client = new GptImage2Client(new GptImage2Options
        {
            Endpoint = endpoint,
            Credential = ApiCredential.FromKey(async cancellationToken => await vault.GetSecretAsync("vision-key", cancellationToken)),
        });
        #endregion
        return client;
    }

    public static GptImage2Client Azure(Uri endpoint, string apiKey)
    {
        #region gateways.md
        var client = new GptImage2Client(new GptImage2Options
        {
            Endpoint = endpoint, // https://RESOURCE.openai.azure.com/openai/deployments/DEPLOYMENT?api-version=2024-10-21
            ApiKey = apiKey,
            ApiKeyHeader = "api-key",
        });
        #endregion
        return client;
    }

    public static GptImage2Client Token(Uri endpoint, TokenCredential azure)
    {
        #region gateways.md
        var scope = new TokenRequestContext(["https://cognitiveservices.azure.com/.default"]);
        var client = new GptImage2Client(new GptImage2Options
        {
            Endpoint = endpoint,
            Credential = ApiCredential.FromToken(async cancellationToken =>
            {
                AccessToken token = await azure.GetTokenAsync(scope, cancellationToken);
                return new ApiToken(token.Token, token.ExpiresOn);
            }),
        });
        #endregion
        return client;
    }

    public static void Register(IServiceCollection services)
    {
        #region gateways.md
        services.AddGptImage2().AddClient<IScans>();
        services.AddOptions<GptImage2Options>().Configure<Vault>((options, vault) =>
            options.Credential = ApiCredential.FromKey(async cancellationToken => await vault.GetSecretAsync("vision-key", cancellationToken)));
        #endregion
    }

    public static GptImage2Client Headers(Uri endpoint, string apiKey, Func<string> currentTenant)
    {
        #region gateways.md
        var client = new GptImage2Client(new GptImage2Options
        {
            Endpoint = endpoint,
            ApiKey = apiKey,
            Headers = { ["x-team"] = "receipts" },
            ConfigureHeaders = (headers, cancellationToken) =>
            {
                headers.Set("x-tenant", currentTenant()).Set("x-method", headers.Method);
                return ValueTask.CompletedTask;
            },
        });
        #endregion
        return client;
    }

    /// <summary>A store of secrets as applications have it.</summary>
    internal sealed class Vault(Func<string, string> secrets)
    {
        public Task<string> GetSecretAsync(string name, CancellationToken cancellationToken) => Task.FromResult(secrets(name)).WaitAsync(cancellationToken);
    }
}
