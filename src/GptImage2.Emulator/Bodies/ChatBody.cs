using System.IO.Pipelines;
using System.Security.Cryptography;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Bodies;

/// <summary>The body of a chat completions request, whose images went by while it was read.</summary>
internal sealed class ChatBody : IDisposable
{
    private readonly BodyCondenser _condenser;

    private ChatBody(Func<IImageSink>? sinks) => _condenser = new BodyCondenser(sinks);

    /// <summary>Gets the number of bytes that came.</summary>
    public long Length { get; private set; }

    /// <summary>Gets the SHA-256 of the bytes that came, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = string.Empty;

    /// <summary>Gets the bytes without the base64 text of images.</summary>
    public ReadOnlyMemory<byte> Condensed => _condenser.Body;

    public PassedImages Images => _condenser.Images;

    /// <summary>Reads a body; null when it is longer than the limit, and then the rest of it has been read and dropped.</summary>
    public static async Task<ChatBody?> ReadAsync(HttpRequest request, int limit, Func<IImageSink>? sinks, CancellationToken cancellationToken)
    {
        ChatBody? body = request.ContentLength > limit ? null : new ChatBody(sinks);
        try
        {
            if (body is not null && await body.ReadAsync(request, limit, cancellationToken).ConfigureAwait(false))
                return body;
        }
        catch
        {
            body!.Dispose();
            throw;
        }

        body?.Dispose();
        await RequestBody.DrainAsync(request.BodyReader, cancellationToken).ConfigureAwait(false);
        return null;
    }

    public void Dispose() => _condenser.Dispose();

    private async Task<bool> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (true)
        {
            ReadResult read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            Length += read.Buffer.Length;
            bool fits = Length <= limit;
            if (fits)
            {
                foreach (ReadOnlyMemory<byte> piece in read.Buffer)
                {
                    hash.AppendData(piece.Span);
                    _condenser.Append(piece.Span);
                }
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (!fits)
                return false;

            if (!read.IsCompleted)
                continue;

            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return true;
        }
    }
}
