namespace GptImage2.OpenAI;

/// <summary>Limits the length of the events of a stream, which are read into memory one at a time, and the length and the time of the stream.</summary>
/// <remarks>The lines of an event count together until an empty line ends it. A comment counts alone, since it is not kept.</remarks>
internal sealed class BoundedLines(Stream lines, StreamTime time) : Stream
{
    /// <summary>The longest event.</summary>
    public const int MaxEvent = 16 << 20;

    /// <summary>The longest stream.</summary>
    public const int MaxStream = 512 << 20;

    private long _line;
    private long _event;
    private long _total;
    private bool _isComment;
    private bool _afterReturn;

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
        time.ThrowIfOver();
        _total += read;
        Follow(buffer.Span[..read]);
        return _total <= MaxStream ? read : throw new ResponseTooLongException("The stream", MaxStream);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Follow(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int run = text.IndexOfAny((byte)'\n', (byte)'\r');
            int length = run < 0 ? text.Length : run;
            if (_line == 0 && length > 0)
                _isComment = text[0] == (byte)':';
            _line += length;
            if (_event + _line > MaxEvent)
                throw new ResponseTooLongException("An event of the stream", MaxEvent);
            if (run < 0)
                return;
            // The line feed after a carriage return is no empty line.
            bool isPair = text[run] == (byte)'\n' && _afterReturn;
            _afterReturn = text[run] == (byte)'\r';
            text = text[(run + 1)..];
            if (isPair && length == 0)
                continue;
            _event = _line == 0 ? 0 : _isComment ? _event : _event + _line;
            _line = 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            lines.Dispose();
        base.Dispose(disposing);
    }
}
