using System.Buffers.Binary;
using GptImage2.Models;

namespace GptImage2.Images;

/// <summary>Finds the size of an image in its header, piece by piece. No pixels are decoded.</summary>
internal sealed class ImageSizeFinder(string mediaType)
{
    // A marker, its length, and the fields of a frame up to its width.
    private const int JpegFrameLength = 9;

    // More segments than any camera or editor writes. The limit ends the search in a file of empty segments.
    private const int MaxPieces = 2048;

    private int _pieces;

    /// <summary>The offset of the next piece in the image.</summary>
    public long Position { get; private set; }

    /// <summary>The size; null until it is found.</summary>
    public ImageSize? Size { get; private set; }

    /// <summary>Reads a piece of the image that begins at <see cref="Position"/>.</summary>
    /// <returns>Whether another piece is needed.</returns>
    public bool Next(ReadOnlySpan<byte> piece)
    {
        if (mediaType == "image/jpeg")
            return NextOfJpeg(piece) && ++_pieces < MaxPieces;
        Size = mediaType switch
        {
            "image/png" => OfPng(piece),
            "image/gif" => OfGif(piece),
            _ => OfWebP(piece),
        };
        return false;
    }

    private static ImageSize? OfPng(ReadOnlySpan<byte> head) => head.Length >= 24 && head[12..].StartsWith("IHDR"u8)
        ? Checked(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]))
        : null;

    private static ImageSize? OfGif(ReadOnlySpan<byte> head) => head.Length >= 10
        ? Checked(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]))
        : null;

    private static ImageSize? OfWebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
            return null;
        ReadOnlySpan<byte> chunk = head[20..];
        if (head[12..].StartsWith("VP8X"u8))
            return Checked(UInt24(chunk[4..]) + 1, UInt24(chunk[7..]) + 1);
        if (head[12..].StartsWith("VP8L"u8) && chunk[0] == 0x2F)
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[1..]);
            return Checked((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        }

        // The two highest bits of width and height are a scale for display.
        return head[12..].StartsWith("VP8 "u8) && chunk[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? Checked(BinaryPrimitives.ReadUInt16LittleEndian(chunk[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(chunk[8..]) & 0x3FFFu)
            : null;
    }

    // Moves from segment to segment, up to the frame. The segments before it may be longer than the first piece.
    private bool NextOfJpeg(ReadOnlySpan<byte> piece)
    {
        const byte Mark = 0xFF;
        int at = Position == 0 ? 2 : 0;
        while (piece.Length - at >= JpegFrameLength)
        {
            if (piece[at] != Mark)
                return false;
            byte marker = piece[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(piece[(at + 2)..]);
            if (marker == Mark)
            {
                at++;
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                Size = Checked(BinaryPrimitives.ReadUInt16BigEndian(piece[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(piece[(at + 5)..]));
                return false;
            }
            else if (marker is 0xD9 or 0xDA || length < 2)
            {
                return false;
            }
            else
            {
                at += 2 + length;
            }
        }

        Position += at;
        return at > 0;
    }

    private static uint UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16;

    private static ImageSize? Checked(uint width, uint height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new ImageSize((int)width, (int)height) : null;
}
