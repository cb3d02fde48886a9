using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using GptImage2.Text;

namespace GptImage2.Images;

internal sealed class MemoryImageSource(ReadOnlyMemory<byte> bytes, ImageHeader header, string description)
    : ImageSource(header, bytes.Length)
{
    public override string Description => description;

    public override ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => new(bytes);

    protected override ValueTask<byte[]> ComputeHashAsync(CancellationToken cancellationToken) => new(SHA256.HashData(bytes.Span));

    public override async ValueTask<uint> WriteBase64Async(Stream target, CancellationToken cancellationToken)
    {
        byte[] base64 = ArrayPool<byte>.Shared.Rent(Base64Chunk.EncodedLength);
        var checksum = new Checksum();
        try
        {
            for (int offset = 0; offset < bytes.Length; offset += Base64Chunk.Length)
            {
                ReadOnlyMemory<byte> chunk = bytes.Slice(offset, Math.Min(Base64Chunk.Length, bytes.Length - offset));
                checksum.Add(chunk.Span);
                Base64.EncodeToUtf8(chunk.Span, base64, out _, out int written);
                await target.WriteAsync(base64.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
            }

            return checksum.Value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(base64);
        }
    }
}
