using System.Net;

namespace GptImage2.Emulator.Images;

/// <summary>The address of an image that the endpoint would download, as far as it can be judged without doing so.</summary>
internal static class RemoteAddress
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    // Names that are kept for a machine or a network of one's own.
    private static readonly string[] PrivateNames = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid"];

    /// <summary>Refuses text that is not an address, and an address that only this machine or its network can reach.</summary>
    public static void Check(string url, string path)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || url.Any(char.IsWhiteSpace))
            throw ImageErrors.NotAnAddress(path).Refuse();

        if (IsPrivate(uri))
            throw ImageErrors.NotDownloaded(url).Refuse();
    }

    private static bool IsPrivate(Uri uri)
    {
        if (!IPAddress.TryParse(uri.IdnHost, out IPAddress? address))
        {
            string host = uri.IdnHost.TrimEnd('.');
            return !host.Contains('.', StringComparison.Ordinal) || Array.Exists(PrivateNames, name => host.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(Private, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
