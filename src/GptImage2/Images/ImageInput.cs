using System.Globalization;
using GptImage2.Images;
using GptImage2.Models;

namespace GptImage2;

/// <summary>An image for the model: PNG, JPEG, GIF or WebP. It may be used for any number of calls, also at the same time.</summary>
/// <remarks>
/// A call checks its images against <see cref="ImageLimits"/> before anything is sent: the bytes of one image, of all images of a
/// request, and their number.
/// </remarks>
/// <remarks>
/// The image type is detected from the first bytes, not from the file name, when the input is created. Anything that is not
/// an image throws at that time. Requests encode the bytes as base64 from their source, without a copy in memory.
/// </remarks>
public sealed class ImageInput
{
    private readonly Uri? _uri;

    private ImageInput(ImageSource? source, Uri? uri, ImageDetail detail)
    {
        if (!Enum.IsDefined(detail))
            throw new ArgumentOutOfRangeException(nameof(detail), detail, "The detail of an image must be Auto, Low or High.");
        Source = source;
        _uri = uri;
        Detail = detail;
    }

    /// <summary>The media type, detected from the bytes, such as <c>image/png</c>; null for an address, whose bytes only the provider reads.</summary>
    public string? MediaType => Source?.MediaType;

    /// <summary>The size of the image in bytes; null for an address.</summary>
    public long? Length => Source?.Length;

    /// <summary>The width in pixels, from the header of the image; null for an address, and when the header is broken.</summary>
    public int? Width => Source?.Size?.Width;

    /// <summary>The height in pixels, from the header of the image; null for an address, and when the header is broken.</summary>
    public int? Height => Source?.Size?.Height;

    /// <summary>The detail in which the model sees the image.</summary>
    public ImageDetail Detail { get; }

    /// <summary>
    /// What stands for the content of the image where requests are compared, as in the journal of a job; null to use the bytes, or
    /// the address.
    /// </summary>
    public string? Identity { get; private init; }

    /// <summary>The source of the bytes; null for an address.</summary>
    internal ImageSource? Source { get; }

    /// <summary>The address; null when the bytes are available here.</summary>
    internal string? Address => _uri?.AbsoluteUri;

    /// <summary>An image in memory.</summary>
    /// <param name="bytes">The bytes of the image. They are not copied: do not change them while calls use them.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <exception cref="ImageInputException">The bytes are not an image that the model accepts.</exception>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes, ImageDetail detail = ImageDetail.Auto) =>
        new(InMemory(bytes, "the bytes"), null, detail);

    /// <summary>An image in a file. Each attempt of each call opens the file again, so do not change it before the calls end.</summary>
    /// <remarks>A pipe, a socket or a device is not read. A link leads to its file.</remarks>
    /// <param name="path">The path of the file.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <exception cref="ImageInputException">The file does not exist, or it is not an image that the model accepts.</exception>
    public static ImageInput FromFile(string path, ImageDetail detail = ImageDetail.Auto)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ImageInput(FileImageSource.Open(path), null, detail);
    }

    /// <summary>An image in a stream, from its position to its end.</summary>
    /// <remarks>
    /// A seekable stream is read again for each attempt of each call, from its current position: leave it open until the
    /// calls end. A stream that is not seekable is read into memory once, by this method; use
    /// <see cref="FromStreamAsync"/> if that must not block. It is read only when its first bytes are those of an image, and
    /// at most 512 MiB of it. Neither stream is closed.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <exception cref="ImageInputException">The stream cannot be read, or it does not have an image that the model accepts.</exception>
    public static ImageInput FromStream(Stream stream, ImageDetail detail = ImageDetail.Auto)
    {
        ThrowIfUnreadable(stream);
        try
        {
            if (stream.CanSeek)
            {
                long start = stream.Position;
                return Seekable(stream, start, ImageHeader.Read(stream, "The stream"), detail);
            }

            var buffer = new StreamBuffer();
            while (buffer.Accept(stream.Read(buffer.Rest.Span)))
            {
            }

            return Buffered(buffer, detail);
        }
        catch (IOException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>An image in a stream, from its position to its end, read without blocking.</summary>
    /// <remarks>
    /// A seekable stream is read again for each attempt of each call, from its current position: leave it open until the
    /// calls end. A stream that is not seekable is read into memory once: only when its first bytes are those of an image,
    /// and at most 512 MiB of it. Neither stream is closed.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ImageInputException">The stream cannot be read, or it does not have an image that the model accepts.</exception>
    public static async Task<ImageInput> FromStreamAsync(Stream stream, ImageDetail detail = ImageDetail.Auto, CancellationToken cancellationToken = default)
    {
        ThrowIfUnreadable(stream);
        try
        {
            if (stream.CanSeek)
            {
                long start = stream.Position;
                return Seekable(stream, start, await ImageHeader.ReadAsync(stream, "The stream", cancellationToken).ConfigureAwait(false), detail);
            }

            var buffer = new StreamBuffer();
            while (buffer.Accept(await stream.ReadAsync(buffer.Rest, cancellationToken).ConfigureAwait(false)))
            {
            }

            return Buffered(buffer, detail);
        }
        catch (IOException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>
    /// An image at an <c>https</c> address, which the provider fetches itself, or in a base64 <c>data</c> URI, which is
    /// decoded and checked here.
    /// </summary>
    /// <remarks>An <c>http</c> address is rejected, because an attacker on the network could replace the image.</remarks>
    /// <param name="uri">The address or the data URI.</param>
    /// <param name="detail">The detail in which the model sees the image.</param>
    /// <exception cref="ImageInputException">
    /// The URI has another scheme, its base64 is not valid, or its bytes do not have its media type.
    /// </exception>
    public static ImageInput FromUri(Uri uri, ImageDetail detail = ImageDetail.Auto)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri)
            throw new ImageInputException("The URI of an image must be absolute: https or data.");
        return uri.Scheme switch
        {
            "data" => new ImageInput(DataUri.Read(uri.OriginalString.Trim()), null, detail),
            "https" => new ImageInput(null, uri, detail),
            "file" => throw new ImageInputException($"The URI of an image must be https or data; use {nameof(FromFile)} for a file."),
            _ => throw new ImageInputException($"The URI of an image must be https or data, not {uri.Scheme}."),
        };
    }

    /// <summary>
    /// The estimated input tokens of the image, by its size and <see cref="Detail"/>; null when the size is unknown. Only
    /// the endpoint knows the exact number: the rule is published for another model of the same family.
    /// </summary>
    /// <remarks>
    /// One token for each patch of 32 by 32 pixels, after the image was scaled down to sides of 2,048 pixels and 2,500
    /// patches, or to sides of 512 pixels for <see cref="ImageDetail.Low"/>. A fifth is added, since bills were up to a
    /// fifth higher.
    /// </remarks>
    public int? EstimateTokens() => Source?.Size is { } size ? ImageTokens.Estimate(size, Detail) : null;

    /// <summary>The same image with another detail.</summary>
    /// <param name="detail">The detail in which the model sees the image.</param>
    public ImageInput WithDetail(ImageDetail detail) => new(Source, _uri, detail) { Identity = Identity };

    /// <summary>
    /// The same image with an identity of your own. A job needs it for addresses that change although the image stays the same, such
    /// as signed ones.
    /// </summary>
    /// <param name="identity">What stands for the content: an id, or a hash. Images with the same identity are taken for equal.</param>
    /// <exception cref="ArgumentException">The identity is empty.</exception>
    public ImageInput WithIdentity(string identity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identity);
        return new ImageInput(Source, _uri, Detail) { Identity = identity };
    }

    /// <summary>The media type and size of the image, without its content.</summary>
    public override string ToString() => Source is null
        ? $"image at https://{_uri!.Host}"
        : string.Create(CultureInfo.InvariantCulture, $"{MediaType}, {Length} bytes, from {Source.Description}");

    private static MemoryImageSource InMemory(ReadOnlyMemory<byte> bytes, string description) =>
        new(bytes, ImageHeader.Read(bytes.Span, $"The image in {description}"), description);

    private static ImageInput Seekable(Stream stream, long start, ImageHeader header, ImageDetail detail)
    {
        stream.Position = start;
        return new ImageInput(new SeekableImageSource(stream, start, header, stream.Length - start), null, detail);
    }

    private static ImageInput Buffered(StreamBuffer buffer, ImageDetail detail) => new(InMemory(buffer.Written, "the stream"), null, detail);

    private static void ThrowIfUnreadable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ImageInputException("The stream of the image is closed, or cannot be read. Open it for reading.");
    }

    private static ImageInputException Unreadable(IOException e) => new($"The stream cannot be read: {e.Message}", e);
}
