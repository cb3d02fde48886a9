using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GptImage2.Tests.OpenAI;

/// <summary>A small HTTP server: it sends the answers in order, and the last one for all further requests.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Answer[] _answers;
    private readonly Task _accepting;
    private int _accepted;
    private int _answered;

    public LoopbackServer(params Answer[] answers)
    {
        _answers = answers;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    /// <summary>The number of connections, including those without a request.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    /// <summary>Whether bodies are stored. Off for tests that measure memory: the bodies are read and dropped.</summary>
    public bool KeepBodies { get; init; } = true;

    /// <summary>Completes when a request arrives that is never answered.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the client closes the connection of a request that is never answered.</summary>
    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    Answer answer = _answers[Math.Min(Interlocked.Increment(ref _answered), _answers.Length) - 1];
                    if (!await AnswerAsync(stream, answer))
                        return;
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The client or the test closed the connection.
            }
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, Answer answer)
    {
        if (answer.Fault == Fault.CloseWithoutAnswer)
            return false;
        if (answer.Fault == Fault.NeverAnswer)
        {
            Waiting.TrySetResult();
            try
            {
                await stream.ReadExactlyAsync(new byte[1], _stop.Token);
            }
            catch (IOException)
            {
                // The end of the stream, or a reset: the client has closed the connection.
            }

            Closed.TrySetResult();
            return false;
        }

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        await stream.WriteAsync(answer.Head(), _stop.Token);
        int length = answer.Fault == Fault.CloseMidBody ? body.Length / 2 : body.Length;
        await stream.WriteAsync(body.AsMemory(0, length), _stop.Token);
        return answer.Fault != Fault.CloseMidBody;
    }

    private async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int filled = 0, head;
            while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(filled), _stop.Token);
                if (read == 0)
                    return null;
                filled += read;
            }

            string[] lines = Encoding.ASCII.GetString(buffer, 0, head).Split("\r\n");
            var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            int length = headers.TryGetValue("Content-Length", out string? stated) ? int.Parse(stated, System.Globalization.CultureInfo.InvariantCulture) : 0;
            byte[] body = KeepBodies ? new byte[length] : [];
            int received = filled - head - 4;
            if (KeepBodies)
                buffer.AsSpan(head + 4, received).CopyTo(body);
            while (received < length)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, length - received)), _stop.Token);
                if (read == 0)
                    return null;
                if (KeepBodies)
                    buffer.AsSpan(0, read).CopyTo(body.AsSpan(received));
                received += read;
            }

            return new ReceivedRequest(lines[0], headers, body);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
