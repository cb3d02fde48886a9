namespace GptImage2.OpenAI;

/// <summary>Turns a body that is one complete JSON text into a stream of one event, for endpoints that do not support streams.</summary>
/// <remarks>In JSON, line breaks are only white space between tokens, so they can be replaced by spaces.</remarks>
internal sealed class SingleEventStream(Stream body) : Stream
{
    private static readonly byte[] Lead = "data: "u8.ToArray();
    private static readonly byte[] Tail = "\n\ndata: [DONE]\n\n"u8.ToArray();

    private readonly Queue<byte[]> _pending = new([Lead]);
    private int _taken;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_pending.Count == 0 && !_ended)
        {
            int read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                // A line break would end the line of the event.
                Span<byte> text = buffer.Span[..read];
                text.Replace((byte)'\n', (byte)' ');
                text.Replace((byte)'\r', (byte)' ');
                return read;
            }

            _ended = true;
            _pending.Enqueue(Tail);
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            body.Dispose();
        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        if (!_pending.TryPeek(out byte[]? text))
            return 0;
        int length = Math.Min(buffer.Length, text.Length - _taken);
        text.AsSpan(_taken, length).CopyTo(buffer);
        _taken += length;
        if (_taken == text.Length)
        {
            _pending.Dequeue();
            _taken = 0;
        }

        return length;
    }
}
