using System.Buffers.Binary;

namespace GptImage2.Jobs.Reports;

/// <summary>Finds the thumbnail in the EXIF data of a JPEG file.</summary>
internal static class ExifThumbnail
{
    private const int ExifMarker = 0xE1;
    private const int ScanMarker = 0xDA;
    private const int OffsetTag = 0x0201;
    private const int LengthTag = 0x0202;
    private const int EntryLength = 12;

    /// <summary>The bytes of the thumbnail, which is a JPEG itself; empty when there is none.</summary>
    /// <param name="head">The first bytes of the file.</param>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> head)
    {
        if (head is not [0xFF, 0xD8, ..])
            return default;
        int at = 2;
        while (at + 4 <= head.Length && head[at] == 0xFF && head[at + 1] != ScanMarker)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            if (length < 2 || at + 2 + length > head.Length)
                return default;
            ReadOnlySpan<byte> segment = head.Slice(at + 4, length - 2);
            if (head[at + 1] == ExifMarker && segment.StartsWith("Exif\0\0"u8))
                return InTiff(segment[6..]);
            at += 2 + length;
        }

        return default;
    }

    private static ReadOnlySpan<byte> InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return default;
        bool isLittle = tiff[0] == (byte)'I';
        // The second directory is that of the thumbnail.
        uint second = Next(tiff, Number(tiff, 4, isLittle), isLittle);
        if (second == 0 || second + 2L > tiff.Length)
            return default;
        uint offset = 0;
        uint length = 0;
        int count = Short(tiff, second, isLittle);
        for (int entry = 0; entry < count; entry++)
        {
            long place = second + 2L + (entry * (long)EntryLength);
            if (place + EntryLength > tiff.Length)
                return default;
            int tag = Short(tiff, place, isLittle);
            if (tag == OffsetTag)
                offset = Number(tiff, place + 8, isLittle);
            else if (tag == LengthTag)
                length = Number(tiff, place + 8, isLittle);
        }

        if (length < 4 || offset + (long)length > tiff.Length)
            return default;
        ReadOnlySpan<byte> thumbnail = tiff.Slice((int)offset, (int)length);
        return thumbnail is [0xFF, 0xD8, 0xFF, ..] ? thumbnail : default;
    }

    private static uint Next(ReadOnlySpan<byte> tiff, uint directory, bool isLittle)
    {
        if (directory + 2L > tiff.Length)
            return 0;
        long next = directory + 2L + (Short(tiff, directory, isLittle) * (long)EntryLength);
        return next + 4 > tiff.Length ? 0 : Number(tiff, next, isLittle);
    }

    private static int Short(ReadOnlySpan<byte> tiff, long at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[(int)at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[(int)at..]);

    private static uint Number(ReadOnlySpan<byte> tiff, long at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[(int)at..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[(int)at..]);
}
