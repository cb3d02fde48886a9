using System.Net;

namespace GptImage2.Emulator.Pages;

/// <summary>Keeps pages of other sites away: those that got a name of their own to point here, and those that ask from the browser.</summary>
internal static class LocalOnly
{
    /// <summary>Says why a request is refused; null when it is not.</summary>
    public static string? Refusal(HttpRequest request, bool allowRemote)
    {
        if (!allowRemote && !IsLoopback(request))
            return "The page answers under the names of this machine only: 127.0.0.1, [::1] or localhost.";

        // The page itself may be opened from anywhere; what it loads comes from itself.
        string from = request.Headers["Sec-Fetch-Site"].ToString();
        return from is "" or "same-origin" or "none" || request.Path == "/"
            ? null
            : "This is for the page of the emulator only.";
    }

    /// <summary>Whether a request is sent to a name of this machine, and not to the name of a site that points to it.</summary>
    public static bool IsLoopback(HttpRequest request) => IsLoopback(request.Host.Host);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
