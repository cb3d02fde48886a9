using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

/// <summary>A JPEG: segments up to the scan, and the end marker after it.</summary>
internal sealed class JpegFile : ImageWalk
{
    private const byte StartOfScan = 0xDA;
    private static readonly byte[] EndOfImage = [0xFF, 0xD9];

    protected override IEnumerator<Step> Steps()
    {
        (int, int)? size = null;
        yield return Step.Skip(2);
        while (true)
        {
            yield return Step.Take(2);
            if (Taken[0] != 0xFF)
                yield break;

            byte marker = Taken[1];
            while (marker == 0xFF)
            {
                yield return Step.Take(1);
                marker = Taken[0];
            }

            yield return Step.Take(2);
            int length = BinaryPrimitives.ReadUInt16BigEndian(Taken) - 2;
            if (length < 0)
                yield break;

            if (IsStartOfFrame(marker) && length >= 5)
            {
                yield return Step.Take(5);
                size = (BinaryPrimitives.ReadUInt16BigEndian(Taken[3..]), BinaryPrimitives.ReadUInt16BigEndian(Taken[1..]));
                length -= 5;
            }

            yield return Step.Skip(length);
            if (marker != StartOfScan)
                continue;

            // After the scan come coded pixels; what is left to check is that the file was not cut before its end marker.
            yield return Step.SkipPast(EndOfImage);
            Size = size;
            yield break;
        }
    }

    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
