using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace GptImage2.Emulator.Tests;

/// <summary>A client without HTTP of its own, which sees what comes over the wire.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly StringBuilder _received = new();

    private RawClient()
    {
    }

    /// <summary>Gets what was received so far.</summary>
    public string Received => _received.ToString();

    /// <summary>Gets the body of an answer that is not chunked.</summary>
    public string Body => Received[(Received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    /// <summary>Connects, and sends a request of which more may have been announced than is sent.</summary>
    public static async Task<RawClient> SendAsync(Api api, string body, int? announced = null)
    {
        var client = new RawClient();
        Uri endpoint = api.Emulator.Endpoint;
        await client._socket.ConnectAsync(endpoint.Host, endpoint.Port, Api.Stop);
        int length = announced ?? Encoding.UTF8.GetByteCount(body);
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: {endpoint.Authority}\r\nAuthorization: Bearer {api.Emulator.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
        await client._socket.SendAsync(Encoding.UTF8.GetBytes(head + body), Api.Stop);
        return client;
    }

    public async Task SendMoreAsync(string body) => await _socket.SendAsync(Encoding.UTF8.GetBytes(body), Api.Stop);

    /// <summary>Reads to the end of the connection, and says how it came: <c>close</c> or <c>reset</c>.</summary>
    public async Task<string> ReadToEndAsync()
    {
        try
        {
            while (await ReadAsync() > 0)
            {
            }

            return "close";
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset)
        {
            return "reset";
        }
    }

    public async Task ReadUntilAsync(string text)
    {
        while (!Received.Contains(text, StringComparison.Ordinal))
            Assert.NotEqual(0, await ReadAsync());
    }

    public void Close() => _socket.Close();

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReadAsync()
    {
        byte[] buffer = new byte[4096];
        int length = await _socket.ReceiveAsync(buffer, Api.Stop);
        _received.Append(Encoding.Latin1.GetString(buffer, 0, length));
        return length;
    }
}
