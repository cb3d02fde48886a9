using System.Buffers.Binary;
using System.Globalization;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Makes a folder of valid GIF pictures of one megabyte, each with other bytes.</summary>
internal static class LargePictures
{
    private const int Length = 1_000_000;

    public static string Make(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(1);
        byte[] picture = Gif(random);
        for (int i = 0; i < count; i++)
        {
            // In the first block of the comment.
            BinaryPrimitives.WriteInt32LittleEndian(picture.AsSpan(16), i);
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i:000000}.gif")), picture);
        }

        return folder;
    }

    private static byte[] Gif(Random random)
    {
        using var gif = new MemoryStream();
        gif.Write([.. "GIF89a"u8, 64, 0, 64, 0, 0, 0, 0, 0x21, 0xFE]);
        byte[] block = new byte[byte.MaxValue];
        while (gif.Length < Length)
        {
            random.NextBytes(block);
            gif.WriteByte(byte.MaxValue);
            gif.Write(block);
        }

        gif.Write([0, 0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 2, 1, 0, 0, 0x3B]);
        return gif.ToArray();
    }
}
