using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>The samples of docs/gateways.md send what the page says.</summary>
public sealed class GatewaySampleTests : HostTest
{
    private const string Key = "sk-vault-0123456789";

    private Gateway _gateway = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _gateway = await Gateway.StartAsync();
    }

    [Fact]
    public async Task A_key_of_a_vault() =>
        Assert.Equal($"Bearer {Key}", (await SentAsync(GatewaySamples.Key(_gateway.Endpoint, new GatewaySamples.Vault(static _ => Key)))).Headers["Authorization"]);

    [Fact]
    public async Task A_key_of_Azure()
    {
        Gateway.Received request = await SentAsync(GatewaySamples.Azure(new Uri($"{_gateway.Endpoint}openai/deployments/vision?api-version=2024-10-21"), Key));

        Assert.Equal((Key, "/openai/deployments/vision/chat/completions?api-version=2024-10-21"), (request.Headers["api-key"], request.Address));
    }

    [Fact]
    public async Task A_token_of_Entra_ID()
    {
        var azure = new FixedCredential();

        Gateway.Received request = await SentAsync(GatewaySamples.Token(_gateway.Endpoint, azure));

        Assert.Equal(("Bearer entra-token", "https://cognitiveservices.azure.com/.default"), (request.Headers["Authorization"], Assert.Single(azure.Scopes)));
    }

    [Fact]
    public async Task A_key_of_a_service()
    {
        GatewaySamples.Register(Services);
        Services.AddSingleton(new GatewaySamples.Vault(static _ => Key));
        Services.Configure<GptImage2Options>(options => options.Endpoint = _gateway.Endpoint);
        await using ServiceProvider provider = Services.BuildServiceProvider();

        await provider.GetRequiredService<IScans>().ReadAsync(Stop);

        Assert.Equal($"Bearer {Key}", Assert.Single(_gateway.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Headers_of_a_gateway()
    {
        Gateway.Received request = await SentAsync(GatewaySamples.Headers(_gateway.Endpoint, Key, static () => "acme"));

        Assert.Equal(("receipts", "acme", "IScans.ReadAsync"), (request.Headers["x-team"], request.Headers["x-tenant"], request.Headers["x-method"]));
    }

    private async Task<Gateway.Received> SentAsync(GptImage2Client client)
    {
        await client.Bind<IScans>().ReadAsync(Stop);
        return Assert.Single(_gateway.Requests);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new ValueTask<AccessToken>(new AccessToken("entra-token", DateTimeOffset.UtcNow.AddHours(1)));
        }
    }
}
