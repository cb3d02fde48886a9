using System.Buffers.Binary;

namespace GptImage2.Emulator.Images;

/// <summary>A GIF: blocks up to the trailer. An animation has no size here: the endpoint takes a GIF of one frame only.</summary>
internal sealed class GifFile : ImageWalk
{
    private const byte Trailer = 0x3B;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;

    protected override IEnumerator<Step> Steps()
    {
        yield return Step.Take(13);
        (int, int) size = (BinaryPrimitives.ReadUInt16LittleEndian(Taken[6..]), BinaryPrimitives.ReadUInt16LittleEndian(Taken[8..]));
        yield return Step.Skip(ColorTableLength(Taken[10]));
        for (int frames = 0; ;)
        {
            yield return Step.Take(1);
            switch (Taken[0])
            {
                case Trailer:
                    Size = frames == 1 ? size : null;
                    yield break;
                case Extension:
                    yield return Step.Skip(1);
                    break;
                case Image:
                    frames++;
                    yield return Step.Take(9);
                    yield return Step.Skip(ColorTableLength(Taken[8]) + 1);
                    break;
                default:
                    yield break;
            }

            do
            {
                yield return Step.Take(1);
                yield return Step.Skip(Taken[0]);
            }
            while (Taken[0] != 0);
        }
    }

    private static int ColorTableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
}
