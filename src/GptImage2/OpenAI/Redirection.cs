using System.ClientModel.Primitives;

namespace GptImage2.OpenAI;

/// <summary>A response that names another address. It is not followed: the key would be sent there.</summary>
internal static class Redirection
{
    private const string Route = "/chat/completions";

    /// <summary>What to do about it; null when the response is not a redirection.</summary>
    public static string? Advice(PipelineResponse response, string endpoint)
    {
        if (response.Status is < 300 or >= 400
            || OpenAIChatEndpoint.Header(response, "location") is not { } location
            || !Uri.TryCreate(new Uri(endpoint), location, out Uri? target))
        {
            return null;
        }

        // Anything else in the address may be secret.
        string address = target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        string root = address.EndsWith(Route, StringComparison.OrdinalIgnoreCase) ? address[..^Route.Length] : address;
        return $"It redirects to {address}. If that is the endpoint you mean, set {nameof(GptImage2Options)}.{nameof(GptImage2Options.Endpoint)} to {root}.";
    }
}
