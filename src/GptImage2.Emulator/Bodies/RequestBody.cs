using System.Buffers;
using System.IO.Pipelines;

namespace GptImage2.Emulator.Bodies;

/// <summary>The bytes of a request body in a pooled array.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstLength = 16 * 1024;
    private byte[] _buffer;

    private RequestBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Length);

    /// <summary>Reads a body; null when it is longer than the limit, and then the rest of it has been read and dropped.</summary>
    public static async Task<RequestBody?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            await DrainAsync(request.BodyReader, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var body = new RequestBody((int)(request.ContentLength ?? FirstLength));
        try
        {
            while (true)
            {
                ReadResult read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (body.Length + read.Buffer.Length > limit)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    body.Dispose();
                    await DrainAsync(request.BodyReader, cancellationToken).ConfigureAwait(false);
                    return null;
                }

                body.Append(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Reads and drops a body, so that a client that is still sending it comes to read the answer.</summary>
    public static async Task<long> DrainAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        long length = 0;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            length += read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return length;
        }
    }

    /// <summary>Reads and drops some bytes of a body, and leaves the rest of it unread.</summary>
    public static async Task<long> SkipAsync(PipeReader reader, long count, CancellationToken cancellationToken)
    {
        long length = 0;
        while (length < count)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> taken = read.Buffer.Slice(0, Math.Min(count - length, read.Buffer.Length));
            length += taken.Length;
            reader.AdvanceTo(taken.End);
            if (read.IsCompleted)
                break;
        }

        return length;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);

        _buffer = [];
        Length = 0;
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        int length = Length + (int)bytes.Length;
        if (length > _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, 2 * _buffer.Length));
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        bytes.CopyTo(_buffer.AsSpan(Length));
        Length = length;
    }
}
