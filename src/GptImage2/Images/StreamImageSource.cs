using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using GptImage2.Text;

namespace GptImage2.Images;

/// <summary>The bytes of an image that every attempt reads again from a stream.</summary>
internal abstract class StreamImageSource(ImageHeader header, long length) : ImageSource(header, length)
{
    public override async ValueTask<uint> WriteBase64Async(Stream target, CancellationToken cancellationToken)
    {
        uint checksum = 0;
        await UseAsync(async source => checksum = await EncodeAsync(source, target, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return checksum;
    }

    public override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[Length];
        await UseAsync(source => ReadWholeAsync(source, bytes, 0, cancellationToken), cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>Calls <paramref name="use"/> with the stream, positioned at the start of the image. Throws when the image has changed.</summary>
    protected abstract ValueTask UseAsync(Func<Stream, ValueTask> use, CancellationToken cancellationToken);

    protected override async ValueTask<byte[]> ComputeHashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await UseAsync(source => HashAsync(source, hash, cancellationToken), cancellationToken).ConfigureAwait(false);
        return hash.GetHashAndReset();
    }

    private async ValueTask HashAsync(Stream source, IncrementalHash hash, CancellationToken cancellationToken)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(Base64Chunk.Length);
        try
        {
            for (long read = 0; read < Length;)
            {
                Memory<byte> chunk = raw.AsMemory(0, (int)Math.Min(Base64Chunk.Length, Length - read));
                await ReadWholeAsync(source, chunk, read, cancellationToken).ConfigureAwait(false);
                hash.AppendData(chunk.Span);
                read += chunk.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private async ValueTask<uint> EncodeAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(Base64Chunk.Length);
        byte[] base64 = ArrayPool<byte>.Shared.Rent(Base64Chunk.EncodedLength);
        var checksum = new Checksum();
        try
        {
            for (long copied = 0; copied < Length;)
            {
                Memory<byte> chunk = raw.AsMemory(0, (int)Math.Min(Base64Chunk.Length, Length - copied));
                await ReadWholeAsync(source, chunk, copied, cancellationToken).ConfigureAwait(false);
                checksum.Add(chunk.Span);
                Base64.EncodeToUtf8(chunk.Span, base64, out _, out int written);
                await target.WriteAsync(base64.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
                copied += chunk.Length;
            }

            return checksum.Value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(base64);
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    // Throws when the bytes are not those of the input.
    private async ValueTask ReadWholeAsync(Stream source, Memory<byte> part, long offset, CancellationToken cancellationToken)
    {
        int read = await ReadAsync(source, part, cancellationToken).ConfigureAwait(false);
        if (read < part.Length)
            throw Changed(offset + read);
        if (offset == 0 && ImageSignature.MediaTypeOf(part.Span) != MediaType)
            throw new ImageInputException($"{Subject} is no longer {MediaType}. Do not change it before the call ends.");
    }

    // An IOException of the source must not look like a lost connection, which would be retried.
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
