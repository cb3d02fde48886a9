namespace GptImage2.OpenAI;

/// <summary>Limits the length of the lines of a stream, which are read into memory one at a time, and the length of the stream.</summary>
internal sealed class BoundedLines(Stream lines) : Stream
{
    // The longest possible reply in one event, if each of its characters is escaped.
    private const int MaxLine = 32 << 20;
    private const int MaxStream = 512 << 20;

    private long _line;
    private long _total;

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
        int read = await lines.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        int lastBreak = buffer.Span[..read].LastIndexOfAny((byte)'\n', (byte)'\r');
        _line = lastBreak < 0 ? _line + read : read - lastBreak - 1;
        _total += read;
        if (_line > MaxLine)
            throw new ResponseTooLongException(MaxLine);
        return _total <= MaxStream ? read : throw new ResponseTooLongException(MaxStream);
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
            lines.Dispose();
        base.Dispose(disposing);
    }
}
