using System.ClientModel.Primitives;
using GptImage2.Results;

namespace GptImage2.OpenAI;

/// <summary>A response that names another address. It is not followed: the key and the prompt would be sent there.</summary>
internal static class Redirection
{
    private const string Route = "/chat/completions";

    /// <summary>What to do about it; null when the response is not a redirection.</summary>
    public static string? Advice(PipelineResponse response, string endpoint) =>
        response.Status is >= 300 and < 400
        && OpenAIChatEndpoint.Header(response, "location") is { } location
        && Uri.TryCreate(new Uri(endpoint), location, out Uri? target)
            ? Advice(target)
            : null;

    /// <summary>The error for a redirect that the <see cref="HttpClient"/> of the options followed, without the key and the body.</summary>
    public static ApiError Followed(Uri target) =>
        new("The HttpClient of the options follows redirects. The request was not sent to the new address.") { Advice = Advice(target) };

    /// <summary>
    /// The status of a redirect that was followed. It is not known: 307 stands for those that keep the method, and 302 for
    /// those that do not.
    /// </summary>
    public static int StatusOf(RedirectedException redirected) => redirected.IsPost ? 307 : 302;

    private static string Advice(Uri target)
    {
        // Anything else in the address may be secret.
        string address = target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        string root = address.EndsWith(Route, StringComparison.OrdinalIgnoreCase) ? address[..^Route.Length] : address;
        return $"It redirects to {address}. If that is the endpoint you mean, set {nameof(GptImage2Options)}.{nameof(GptImage2Options.Endpoint)} to {root}.";
    }
}
