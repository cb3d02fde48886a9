using System.Buffers.Binary;
using System.Globalization;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>A folder of valid GIF pictures of 48 bytes. Each has other bytes.</summary>
internal sealed class TinyPictures
{
    private TinyPictures(string folder, int count) => (Folder, Count) = (folder, count);

    public string Folder { get; }

    public int Count { get; }

    public static TinyPictures Make(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var pictures = new TinyPictures(folder, count);
        for (int i = 0; i < count; i++)
            File.WriteAllBytes(pictures.PathOf(i), Gif(i));
        return pictures;
    }

    /// <summary>The pictures of a folder that was made before.</summary>
    public static TinyPictures In(string folder, int count) => new(folder, count);

    public IEnumerable<string> Paths(int from, int count) => Enumerable.Range(from, count).Select(PathOf);

    private string PathOf(int number) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{number:000000}.gif"));

    private static byte[] Gif(int number)
    {
        byte[] comment = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(comment, number);
        return
        [
            .. "GIF89a"u8, 64, 0, 64, 0, 0, 0, 0,
            0x21, 0xFE, sizeof(int), .. comment, 0,
            0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 2, 1, 0, 0, 0x3B,
        ];
    }
}
