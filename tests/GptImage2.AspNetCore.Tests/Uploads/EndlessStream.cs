namespace GptImage2.AspNetCore.Tests.Uploads;

/// <summary>A PNG whose bytes never end, and that counts how many were read.</summary>
internal sealed class EndlessStream : Stream
{
    private static readonly byte[] Png = Pictures.PngBytes(4);

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer.Span[i] = BytesRead + i < Png.Length ? Png[BytesRead + i] : (byte)0;
        BytesRead += buffer.Length;
        return ValueTask.FromResult(buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
