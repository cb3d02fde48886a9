using System.Globalization;

namespace GptImage2.AspNetCore.Uploads;

/// <summary>Reads a stream up to a limit, and fails at the first byte after it. It does not close the stream.</summary>
internal sealed class LimitedStream(Stream stream, long limit) : Stream
{
    private long _read;

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
        // One byte more than allowed shows that there are too many.
        long left = limit - _read;
        int most = left < buffer.Length ? (int)left + 1 : buffer.Length;
        int read = await stream.ReadAsync(buffer[..most], cancellationToken).ConfigureAwait(false);
        _read += read;
        return _read <= limit
            ? read
            : throw new ImageInputException(string.Create(CultureInfo.InvariantCulture, $"The image has more than the {limit} bytes that are allowed.")) { Limit = limit, Found = _read };
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
