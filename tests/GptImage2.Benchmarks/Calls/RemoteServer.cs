using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GptImage2.Benchmarks.Calls;

/// <summary>A <see cref="LoopbackServer"/> in another process.</summary>
internal sealed class RemoteServer : IDisposable
{
    private readonly Process _process;
    private readonly string _address;

    public RemoteServer(TimeSpan delay = default)
    {
        _process = Companion.Start("calls", "serve", delay.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        _address = "http://127.0.0.1:" + _process.StandardOutput.ReadLine();
    }

    /// <summary>Sets the chat completion that answers all requests to the endpoint with its name.</summary>
    public async Task<Uri> KeepAsync(string name, byte[] completion)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-ID: req_0123456789abcdef\r\nContent-Length: {completion.Length}\r\n\r\n");
        using var http = new HttpClient();
        using var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(head), .. completion]);
        using HttpResponseMessage response = await http.PostAsync(new Uri(_address + LoopbackServer.KeepPath + name), content);
        response.EnsureSuccessStatusCode();
        return new Uri(_address + LoopbackServer.PlayPath + name + "/v1");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
