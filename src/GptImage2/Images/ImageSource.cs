using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>The source of the bytes of an image, and how they are written into a request.</summary>
internal abstract class ImageSource(ImageHeader header, long length)
{
    private string? _hash;

    public string MediaType => header.MediaType;

    /// <summary>The size in pixels; null when the header does not have it.</summary>
    public ImageSize? Size => header.Size;

    public long Length { get; } = length;

    /// <summary>A description for messages: <c>the file 'receipt.jpg'</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Checks, before anything is sent, that the bytes have not changed.</summary>
    public virtual void Check()
    {
    }

    /// <summary>Writes the bytes as base64. It may be called again, since a retry sends the same bytes.</summary>
    /// <returns>The checksum of the bytes.</returns>
    public abstract ValueTask<uint> WriteBase64Async(Stream target, CancellationToken cancellationToken);

    /// <summary>The exception for an image that is not the one that was sent before.</summary>
    public ImageInputException ChangedBetweenAttempts() =>
        new($"{Subject} changed between two attempts of a request. Leave the image as it is until the call ends.");

    /// <summary>Returns all bytes of the image in memory, for callers that cannot read them as a stream.</summary>
    public abstract ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The SHA-256 hash of the bytes as 64 hexadecimal digits. It is computed once.</summary>
    public async ValueTask<string> HashAsync(CancellationToken cancellationToken) =>
        _hash ??= Convert.ToHexStringLower(await ComputeHashAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The hash, when it is known already; null otherwise.</summary>
    public string? KnownHash
    {
        get => _hash;
        protected init => _hash = value;
    }

    /// <summary>Reads the bytes and computes their hash.</summary>
    protected abstract ValueTask<byte[]> ComputeHashAsync(CancellationToken cancellationToken);

    /// <summary>The description with a capital letter, for the beginning of a sentence.</summary>
    protected string Subject => string.Concat(char.ToUpperInvariant(Description[0]).ToString(), Description.AsSpan(1));

    protected ImageInputException Changed(long length) =>
        new($"{Subject} has changed: it had {Length} bytes when the {nameof(ImageInput)} was created, and has {length} now.");
}
