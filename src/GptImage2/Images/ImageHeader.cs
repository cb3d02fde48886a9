using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>What an image says about itself before its pixels.</summary>
/// <param name="MediaType">What its first bytes say it is.</param>
/// <param name="Size">Null where its header is broken, or of a kind that does not say.</param>
internal readonly record struct ImageHeader(string MediaType, ImageSize? Size)
{
    /// <summary>Reads the header of an image in memory; throws where it is none that the model takes.</summary>
    public static ImageHeader Read(ReadOnlySpan<byte> bytes, string what)
    {
        string mediaType = ImageSignature.Require(Piece(bytes, 0), what);
        var finder = new ImageSizeFinder(mediaType);
        while (finder.Next(Piece(bytes, finder.Position)))
        {
        }

        return new ImageHeader(mediaType, finder.Size);
    }

    /// <summary>Reads the header of an image in a stream that can seek, from where it stands.</summary>
    public static ImageHeader Read(Stream stream, string what)
    {
        long start = stream.Position;
        byte[] piece = new byte[ImageSignature.HeadLength];
        int read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        // What is no image is left as it was found.
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

    /// <summary>Reads the header of an image in a stream that can seek, from where it stands, without blocking.</summary>
    public static async ValueTask<ImageHeader> ReadAsync(Stream stream, string what, CancellationToken cancellationToken)
    {
        long start = stream.Position;
        byte[] piece = new byte[ImageSignature.HeadLength];
        int read = await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        // What is no image is left as it was found.
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
