using System.Globalization;
using System.Net.Sockets;
using System.Text;
using GptImage2.Emulator.Faults;
using Microsoft.AspNetCore.WebUtilities;

namespace GptImage2.Emulator.Wire;

/// <summary>HTTP written to the socket by hand: for answers whose bytes must go out in given pieces, or not all of them.</summary>
/// <remarks>The server knows nothing of such an answer, so the connection cannot serve another request.</remarks>
internal sealed class SocketWire(Socket socket, Delivery delivery, TimeProvider time) : IWire
{
    private bool _chunked;
    private bool _chunkOpen;
    private bool _started;

    // The line end of a chunk goes out with what follows it: a client that has read the last event of a stream may leave before it.
    private string EndOfChunk => _chunkOpen ? "\r\n" : string.Empty;

    public Task StartAsync(int status, IReadOnlyList<KeyValuePair<string, string>> headers, long? length, CancellationToken cancellationToken)
    {
        _chunked = length is null;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\n");
        foreach ((string? name, string? value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");

        head.Append(CultureInfo.InvariantCulture, $"Date: {time.GetUtcNow():R}\r\nConnection: close\r\n");
        head.Append(_chunked ? "Transfer-Encoding: chunked\r\n\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n"));
        return SendAsync(Encoding.ASCII.GetBytes(head.ToString()), cancellationToken);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!_chunked)
        {
            await SendAsync(bytes, cancellationToken).ConfigureAwait(false);
            return;
        }

        for (int at = 0; at < bytes.Length;)
        {
            ReadOnlyMemory<byte> chunk = bytes.Slice(at, Math.Min(delivery.ChunkBytes ?? int.MaxValue, bytes.Length - at));
            byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{EndOfChunk}{chunk.Length:x}\r\n"));
            _chunkOpen = true;
            await SendAsync((byte[])[.. head, .. chunk.Span], cancellationToken).ConfigureAwait(false);
            at += chunk.Length;
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_chunked)
                await SendAsync(Encoding.ASCII.GetBytes($"{EndOfChunk}0\r\n\r\n"), cancellationToken).ConfigureAwait(false);

            Close(resets: false);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // A client that has read the end of a stream need not wait for the end that HTTP puts after it.
        }
    }

    public void Close(bool resets)
    {
        if (resets)
        {
            // A linger time of zero makes a socket send a reset.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }
        else
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        for (int at = 0; at < bytes.Length;)
        {
            if (_started && delivery.Interval > TimeSpan.Zero)
                await Task.Delay(delivery.Interval, time, cancellationToken).ConfigureAwait(false);

            _started = true;
            ReadOnlyMemory<byte> piece = bytes[at..PieceEnd(bytes.Span, at)];
            for (int sent = 0; sent < piece.Length;)
                sent += await socket.SendAsync(piece[sent..], cancellationToken).ConfigureAwait(false);

            at += piece.Length;
        }
    }

    private int PieceEnd(ReadOnlySpan<byte> bytes, int at)
    {
        int end = delivery.PieceBytes is { } length && length < bytes.Length - at ? at + length : bytes.Length;
        if (!delivery.SplitsCharacters)
            return end;

        int lead = bytes[at..end].IndexOfAnyInRange((byte)0xC0, (byte)0xF7);
        return lead < 0 ? end : at + lead + 1;
    }
}
