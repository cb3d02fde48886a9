using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;

    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> bytes)
    {
        (int, int)? size = null;
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var segment = at + 2 + length <= bytes.Length ? bytes.Slice(at + 2, length) : default;
            if (length < 2 || segment.IsEmpty)
                return null;

            if (IsStartOfFrame(marker) && segment.Length >= 7)
                size = (BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));

            // After the scan come coded pixels; what is left to check is that the file was not cut before its end marker.
            if (marker == StartOfScan)
                return bytes[(at + 2 + length)..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0 ? size : null;

            at += 2 + length;
        }

        return null;
    }

    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
