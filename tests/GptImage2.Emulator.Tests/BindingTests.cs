using System.Net;

namespace GptImage2.Emulator.Tests;

/// <summary>Where the emulator listens.</summary>
public sealed class BindingTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task Addresses_of_other_machines_need_AllowRemote(string address)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => GptImage2Emulator.StartAsync(o => o.Address = IPAddress.Parse(address), Api.Stop));
        Assert.Equal($"The emulator listens on loopback only, not on {address}, unless AllowRemote is set.", error.Message);
    }

    [Theory]
    [InlineData("0.0.0.0", "http://127.0.0.1:{0}/v1")]
    [InlineData("127.0.0.1", "http://127.0.0.1:{0}/v1")]
    [InlineData("::", "http://[::1]:{0}/v1")]
    public async Task With_AllowRemote_it_listens_there(string address, string endpoint)
    {
        Assert.SkipWhen(address.Contains(':', StringComparison.Ordinal) && !System.Net.Sockets.Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using Api api = await Api.StartAsync(o => (o.AllowRemote, o.Address) = (true, IPAddress.Parse(address)));
        Assert.Equal(endpoint.Replace("{0}", $"{api.Emulator.Endpoint.Port}", StringComparison.Ordinal), api.Emulator.Endpoint.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(Api.Request())).Status);
    }
}
