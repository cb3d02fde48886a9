using System.Net.Sockets;

namespace GptImage2.Emulator.Wire;

/// <summary>The server's own way to the client, which keeps the connection open.</summary>
internal sealed class ServerWire(HttpResponse response, Socket socket) : IWire
{
    public Task StartAsync(int status, IReadOnlyList<KeyValuePair<string, string>> headers, long? length, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentLength = length;
        foreach ((string? name, string? value) in headers)
            response.Headers[name] = value;

        return Task.CompletedTask;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // The server takes writes to a closed connection for done, and its token is late on a busy machine.
        if (!socket.Connected)
            throw new OperationCanceledException("The client has closed the connection.");

        // This flushes as well. A flush after it would fail when the client has read the last event and left.
        await response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
