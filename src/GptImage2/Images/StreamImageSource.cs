using System.Buffers;
using System.Buffers.Text;

namespace GptImage2.Images;

/// <summary>Bytes that are read from a stream anew for every attempt.</summary>
internal abstract class StreamImageSource(string mediaType, long length) : ImageSource(mediaType, length)
{
    /// <summary>Copies all of <paramref name="source"/>, and throws where it is not what was announced.</summary>
    protected async ValueTask CopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(Base64Chunk.Length);
        byte[] base64 = ArrayPool<byte>.Shared.Rent(Base64Chunk.EncodedLength);
        try
        {
            for (long copied = 0; copied < Length;)
            {
                int read = await ReadAsync(source, raw.AsMemory(0, Base64Chunk.Length), cancellationToken).ConfigureAwait(false);
                bool complete = read == Math.Min(Base64Chunk.Length, Length - copied);
                if (!complete)
                    throw Changed(copied + read);
                if (copied == 0 && ImageSignature.MediaTypeOf(raw.AsSpan(0, read)) != MediaType)
                    throw new ImageInputException($"{Subject} is no longer {MediaType}.");
                Base64.EncodeToUtf8(raw.AsSpan(0, read), base64, out _, out int written);
                await target.WriteAsync(base64.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
                copied += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(base64);
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    // An IOException of the source must not look like one of the connection, which would be retried.
    private async ValueTask<int> ReadAsync(Stream source, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ImageInputException($"{Subject} cannot be read: {e.Message}", e);
        }
    }
}
