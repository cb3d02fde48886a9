namespace GptImage2.Emulator.Http;

/// <summary>The server's own way to the client, which keeps the connection open.</summary>
internal sealed class ServerWire(HttpResponse response) : IWire
{
    public Task StartAsync(int status, IReadOnlyList<KeyValuePair<string, string>> headers, long? length, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        response.ContentLength = length;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;

        return Task.CompletedTask;
    }

    // The server flushes each write itself. A flush of our own would fail when the client has read the last event and left.
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        response.Body.WriteAsync(bytes, cancellationToken).AsTask();

    public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
