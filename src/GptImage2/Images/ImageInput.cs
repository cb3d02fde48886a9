using System.Globalization;
using GptImage2.Images;
using GptImage2.Models;

namespace GptImage2;

/// <summary>An image for the model: PNG, JPEG, GIF or WebP. It may be used for any number of calls, at the same time too.</summary>
/// <remarks>
/// The image type is detected from the first bytes, not from the file name, when the input is made. Anything that is
/// not an image throws there. Requests encode the bytes as base64 from their source, without a copy in memory.
/// </remarks>
public sealed class ImageInput
{
    private readonly Uri? _uri;

    private ImageInput(ImageSource? source, Uri? uri, ImageDetail detail)
    {
        if (detail is < ImageDetail.Auto or > ImageDetail.High)
            throw new ArgumentOutOfRangeException(nameof(detail), detail, "An image has the detail Auto, Low or High.");
        Source = source;
        _uri = uri;
        Detail = detail;
    }

    /// <summary>The media type that the bytes have, <c>image/png</c>; null for an address, whose bytes only the provider sees.</summary>
    public string? MediaType => Source?.MediaType;

    /// <summary>How many bytes the image has; null for an address.</summary>
    public long? Length => Source?.Length;

    /// <summary>The width in pixels, as the header of the image has it; null for an address, and where the header is broken.</summary>
    public int? Width => Source?.Size?.Width;

    /// <summary>The height in pixels, as the header of the image has it; null for an address, and where the header is broken.</summary>
    public int? Height => Source?.Size?.Height;

    /// <summary>How closely the model looks.</summary>
    public ImageDetail Detail { get; }

    /// <summary>Null for an address.</summary>
    internal ImageSource? Source { get; }

    /// <summary>The address, where the image is one.</summary>
    internal string? Address => _uri?.AbsoluteUri;

    /// <summary>An image in memory.</summary>
    /// <param name="bytes">The bytes of the image. They are not copied: leave them as they are while calls use them.</param>
    /// <param name="detail">How closely the model looks.</param>
    /// <exception cref="ImageInputException">The bytes are not an image that the model accepts.</exception>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes, ImageDetail detail = ImageDetail.Auto) =>
        new(InMemory(bytes, "the bytes"), null, detail);

    /// <summary>An image in a file. Each attempt of each call opens it again, so do not change it until then.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="detail">How closely the model looks.</param>
    /// <exception cref="ImageInputException">The file does not exist, or it is not an image that the model accepts.</exception>
    public static ImageInput FromFile(string path, ImageDetail detail = ImageDetail.Auto)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ImageInput(FileImageSource.Open(path), null, detail);
    }

    /// <summary>An image in a stream, from its position to its end.</summary>
    /// <remarks>
    /// A stream that can seek is read again, from the position that it has now, for each attempt of each call: leave it
    /// open until then. One that cannot seek is read into memory once, here and now; where that should not block, use
    /// <see cref="FromStreamAsync"/>. Neither is closed.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="detail">How closely the model looks.</param>
    /// <exception cref="ImageInputException">The stream cannot be read, or holds no image that the model takes.</exception>
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

            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            return Buffered(buffer, detail);
        }
        catch (IOException e)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>An image in a stream, from its position to its end, looked at without blocking.</summary>
    /// <remarks>
    /// A stream that can seek is read again, from the position that it has now, for each attempt of each call: leave it
    /// open until then. One that cannot seek is read into memory once. Neither is closed.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="detail">How closely the model looks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImageInputException">The stream cannot be read, or holds no image that the model takes.</exception>
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

            using var buffer = new MemoryStream();
            await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
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
    /// <param name="detail">How closely the model looks.</param>
    /// <exception cref="ImageInputException">
    /// The URI is of another kind, its base64 is broken, or its bytes are not the image that it claims.
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
    /// What the image may come to in input tokens, by its size and <see cref="Detail"/>; null where the size is unknown.
    /// Only the endpoint counts: the rule is that of a model of the same family.
    /// </summary>
    /// <remarks>
    /// One token for each patch of 32 by 32 pixels, after the image was scaled down to sides of 2,048 pixels and 2,500
    /// patches, or to sides of 512 pixels for <see cref="ImageDetail.Low"/>; and a fifth more, which bills have shown.
    /// </remarks>
    public int? EstimateTokens() => Source?.Size is { } size ? ImageTokens.Estimate(size, Detail) : null;

    /// <summary>The same image, looked at more or less closely.</summary>
    /// <param name="detail">How closely the model looks.</param>
    public ImageInput WithDetail(ImageDetail detail) => new(Source, _uri, detail);

    /// <summary>What kind of image it is and how large; nothing of what it shows.</summary>
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

    private static ImageInput Buffered(MemoryStream buffer, ImageDetail detail) =>
        new(InMemory(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), "the stream"), null, detail);

    private static void ThrowIfUnreadable(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ImageInputException("The stream is closed, or cannot be read.");
    }

    private static ImageInputException Unreadable(IOException e) => new($"The stream cannot be read: {e.Message}", e);
}
