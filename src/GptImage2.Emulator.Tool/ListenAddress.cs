using System.Globalization;
using System.Net;

namespace GptImage2.Emulator.Tool;

/// <summary>Where the emulator listens.</summary>
internal sealed record ListenAddress
{
    public IPAddress Address { get; private init; } = IPAddress.Loopback;

    public int Port { get; private init; } = 8080;

    /// <summary>Gets the host as it was given.</summary>
    public string Host { get; private init; } = "127.0.0.1";

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    public static ListenAddress Parse(string option, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not "http" || uri.AbsolutePath is not "/")
            throw new UsageException($"{option} takes one address such as http://127.0.0.1:8080, not {url}.");

        IPAddress address = string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            ? IPAddress.Loopback
            : IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? parsed) ? parsed : throw new UsageException($"{option} takes localhost or an IP address, not {uri.Host}.");
        return new() { Address = address, Port = uri.Port, Host = uri.Host };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{Port}");
}
