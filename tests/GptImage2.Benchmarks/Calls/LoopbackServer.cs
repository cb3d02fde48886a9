using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GptImage2.Benchmarks.Calls;

/// <summary>
/// Answers requests with prepared bytes. It runs in a separate process, so that its allocations are not
/// counted.
/// </summary>
/// <param name="delay">The time before each answer.</param>
internal sealed class LoopbackServer(TimeSpan delay)
{
    public const string KeepPath = "/keep/";
    public const string PlayPath = "/play/";

    private static readonly byte[] Kept = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly ConcurrentDictionary<string, byte[]> _responses = new();

    /// <summary>Serves until its input ends, which happens when the process that started it ends.</summary>
    public void Run()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        _ = AcceptAsync(listener);
        while (Console.In.Read() >= 0)
        {
        }
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
            _ = ServeAsync(await listener.AcceptSocketAsync());
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket open = socket;
        socket.NoDelay = true;
        byte[] buffer = new byte[256 * 1024];
        int filled = 0;
        while (true)
        {
            int head;
            while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            {
                int read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0)
                    return;
                filled += read;
            }

            string path = PathOf(buffer.AsSpan(0, head));
            int length = LengthOf(buffer.AsSpan(0, head + 2));
            byte[]? body = path.StartsWith(KeepPath, StringComparison.Ordinal) ? new byte[length] : null;
            int taken = Math.Min(length, filled - head - 4);
            if (body is not null)
                buffer.AsSpan(head + 4, taken).CopyTo(body);
            for (int missing = length - taken; missing > 0;)
            {
                Memory<byte> target = body is null ? buffer : body.AsMemory(length - missing);
                int read = await socket.ReceiveAsync(target[..Math.Min(target.Length, missing)]);
                if (read == 0)
                    return;
                missing -= read;
            }

            // No client sends the next request before the answer to this one.
            filled = 0;
            if (body is not null)
                _responses[path[KeepPath.Length..]] = body;
            if (body is null && delay > TimeSpan.Zero)
                await Task.Delay(delay);
            await socket.SendAsync(body is null ? _responses[path.Split('/')[2]] : Kept);
        }
    }

    private static string PathOf(ReadOnlySpan<byte> head)
    {
        int start = head.IndexOf((byte)' ') + 1;
        return Encoding.ASCII.GetString(head.Slice(start, head[start..].IndexOf((byte)' ')));
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int start = head.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(head[(start + name.Length)..], out int length, out _) ? length : 0;
    }
}
