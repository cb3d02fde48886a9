using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>Where the bytes of an image are, and how they get into a request.</summary>
internal abstract class ImageSource(ImageHeader header, long length)
{
    public string MediaType => header.MediaType;

    /// <summary>Null where the header does not tell.</summary>
    public ImageSize? Size => header.Size;

    public long Length { get; } = length;

    /// <summary>What it is, for messages: <c>the file 'receipt.jpg'</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Throws where it is known, before a byte is sent, that the bytes are no longer what they were.</summary>
    public virtual void Check()
    {
    }

    /// <summary>Writes the bytes as base64. May be called again: a retry sends the same bytes.</summary>
    public abstract ValueTask WriteBase64Async(Stream target, CancellationToken cancellationToken);

    /// <summary>All bytes of the image in memory, for those who cannot take them one after another.</summary>
    public abstract ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The description as a sentence begins with it.</summary>
    protected string Subject => string.Concat(char.ToUpperInvariant(Description[0]).ToString(), Description.AsSpan(1));

    protected ImageInputException Changed(long length) =>
        new($"{Subject} has changed: it had {Length} bytes when the {nameof(ImageInput)} was made, and has {length} now.");
}
