using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>Sends a request to the default tier when the tier flex has no capacity for it, and the caller asked for that.</summary>
internal sealed class FlexFallbackChatEndpoint(IChatEndpoint endpoint) : IChatEndpoint
{
    public string Name => endpoint.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (request.Settings.FallsBack && e.IsFlexShortage)
        {
            return await endpoint.SendAsync(ToDefaultTier(request, account), account, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoint.OpenAsync(request, account, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (request.Settings.FallsBack && e.IsFlexShortage)
        {
            return await endpoint.OpenAsync(ToDefaultTier(request, account), account, cancellationToken).ConfigureAwait(false);
        }
    }

    private static JsonModeRequest ToDefaultTier(JsonModeRequest request, CallAccount account)
    {
        account.Begin(account.OutputLimit, ServiceTier.Default);
        return request with { Settings = request.Settings with { ServiceTier = ServiceTier.Default } };
    }
}
