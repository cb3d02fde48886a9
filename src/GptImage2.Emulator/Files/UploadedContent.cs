using System.Buffers;
using System.Text;

namespace GptImage2.Emulator.Files;

/// <summary>The content of an upload on its way to the disk; it is deleted unless somebody keeps it.</summary>
internal sealed class UploadedContent : IDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool _kept;

    private UploadedContent(string name, string path)
    {
        Name = name;
        Path = path;
    }

    public string Name { get; }

    public string Path { get; }

    /// <summary>Gets the length of what was sent, of which no more is stored than may be.</summary>
    public long Length { get; private set; }

    public bool IsUtf8 { get; private set; } = true;

    public static async Task<UploadedContent> ReadAsync(Stream source, string name, FileStore store, long limit, CancellationToken cancellationToken)
    {
        FileStream file = store.Create();
        await using (file.ConfigureAwait(false))
        {
            var content = new UploadedContent(name, file.Name);
            try
            {
                await content.CopyAsync(source, file, limit, cancellationToken).ConfigureAwait(false);
                return content;
            }
            catch
            {
                content.Dispose();
                throw;
            }
        }
    }

    public string Keep()
    {
        _kept = true;
        return Path;
    }

    public void Dispose()
    {
        if (!_kept)
            File.Delete(Path);
    }

    private async Task CopyAsync(Stream source, FileStream file, long limit, CancellationToken cancellationToken)
    {
        Decoder decoder = Strict.GetDecoder();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int length;
            while ((length = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                IsUtf8 = IsUtf8 && Decodes(decoder, buffer.AsSpan(0, length), flush: false);
                Length += length;
                if (Length <= limit)
                    await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            }

            IsUtf8 = IsUtf8 && Decodes(decoder, [], flush: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, bool flush)
    {
        Span<char> chars = stackalloc char[1024];
        try
        {
            bool completed;
            do
            {
                decoder.Convert(bytes, chars, flush, out int used, out _, out completed);
                bytes = bytes[used..];
            }
            while (!completed);

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
