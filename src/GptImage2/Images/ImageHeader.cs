using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>The media type and the size of an image, from its header.</summary>
/// <param name="MediaType">The media type, detected from the first bytes.</param>
/// <param name="Size">The size; null when the header is broken or has no size.</param>
internal readonly record struct ImageHeader(string MediaType, ImageSize? Size)
{
    /// <summary>Reads the header of an image in memory. Throws when the model does not accept such an image.</summary>
    public static ImageHeader Read(ReadOnlySpan<byte> bytes, string what)
    {
        string mediaType = ImageSignature.Require(Piece(bytes, 0), what);
        var finder = new ImageSizeFinder(mediaType);
        while (finder.Next(Piece(bytes, finder.Position)))
        {
        }

        return new ImageHeader(mediaType, finder.Size);
    }

    /// <summary>Reads the header of an image in a seekable stream, from its position.</summary>
    public static ImageHeader Read(Stream stream, string what)
    {
        long start = stream.Position;
        byte[] piece = new byte[ImageSignature.HeadLength];
        int read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        // The position of the stream is restored when it is not an image.
        stream.Position = start;
        string mediaType = ImageSignature.Require(piece.AsSpan(0, read), what);
        var finder = new ImageSizeFinder(mediaType);
        while (finder.Next(piece.AsSpan(0, read)) && start + finder.Position < stream.Length)
        {
            stream.Position = start + finder.Position;
            read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        }

        return new ImageHeader(mediaType, finder.Size);
    }

    /// <summary>Reads the header of an image in a seekable stream, from its position, without blocking.</summary>
    public static async ValueTask<ImageHeader> ReadAsync(Stream stream, string what, CancellationToken cancellationToken)
    {
        long start = stream.Position;
        byte[] piece = new byte[ImageSignature.HeadLength];
        int read = await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        // The position of the stream is restored when it is not an image.
        stream.Position = start;
        string mediaType = ImageSignature.Require(piece.AsSpan(0, read), what);
        var finder = new ImageSizeFinder(mediaType);
        while (finder.Next(piece.AsSpan(0, read)) && start + finder.Position < stream.Length)
        {
            stream.Position = start + finder.Position;
            read = await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        return new ImageHeader(mediaType, finder.Size);
    }

    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> bytes, long position)
    {
        ReadOnlySpan<byte> rest = bytes[(int)Math.Min(position, bytes.Length)..];
        return rest[..Math.Min(rest.Length, ImageSignature.HeadLength)];
    }
}
