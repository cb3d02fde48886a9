using System.Net.Sockets;
using System.Text;

namespace GptImage2.Emulator.Tests;

/// <summary>Requests that break the rules of HTTP, and headers that are echoed.</summary>
public sealed class MalformedRequestTests
{
    [Theory]
    [InlineData("FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    [InlineData("80000000\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-1\r\n{}\r\n0\r\n\r\n")]
    [InlineData("zz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}xx0\r\n\r\n")]
    [InlineData("2 2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("0x2\r\n{}\r\n0\r\n\r\n")]
    public async Task A_malformed_chunk_is_a_400(string chunks)
    {
        await using Api api = await Api.StartAsync();
        foreach (string path in (string[])["/v1/chat/completions", "/v1/files", "/v1/batches", "/v1/nothing"])
        {
            string answer = await ExchangeAsync(api, path, "Transfer-Encoding: chunked\r\n", chunks);
            Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 2, 3\r\n")]
    [InlineData("Content-Length: 99999999999999999999999\r\n")]
    [InlineData("Content-Length: 0x2\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\n")]
    public async Task A_malformed_length_is_a_400(string headers)
    {
        await using Api api = await Api.StartAsync();

        Assert.Matches("^HTTP/1.1 (400|411|501) ", await ExchangeAsync(api, "/v1/chat/completions", headers, "{}"));
    }

    [Theory]
    [InlineData("OpenAI-Project: pro\u00e9j\u001b[2J\r\n")]
    [InlineData("OpenAI-Project: pro\u00e9j\r\n")]
    [InlineData("Origin: http://localhost/\u00e9\r\n")]
    [InlineData("X-Client-Request-Id: \u001b[2J\r\n")]
    [InlineData("Content-Type: application/\u001b[2J\r\n")]
    public async Task A_header_that_cannot_be_echoed_is_not_a_500(string header)
    {
        await using Api api = await Api.StartAsync();

        string answer = await ExchangeAsync(api, "/v1/chat/completions", header + "Content-Length: 2\r\n", "{}");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer);
    }

    private static async Task<string> ExchangeAsync(Api api, string path, string headers, string body)
    {
        Uri endpoint = api.Emulator.Endpoint;
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(endpoint.Host, endpoint.Port, Api.Stop);
        string type = headers.Contains("Content-Type", StringComparison.Ordinal) ? "" : path is "/v1/files" ? "Content-Type: multipart/form-data; boundary=b\r\n" : "Content-Type: application/json\r\n";
        string head = $"POST {path} HTTP/1.1\r\nHost: {endpoint.Authority}\r\nAuthorization: Bearer {api.Emulator.ApiKey}\r\nConnection: close\r\n{type}{headers}\r\n";
        await socket.SendAsync(Encoding.UTF8.GetBytes(head + body), Api.Stop);
        var received = new StringBuilder();
        byte[] buffer = new byte[4096];
        try
        {
            for (int length; (length = await socket.ReceiveAsync(buffer, Api.Stop)) > 0;)
                received.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            // The rest of the body was not read when the connection was closed.
        }

        return received.ToString();
    }
}
