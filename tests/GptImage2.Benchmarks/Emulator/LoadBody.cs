using System.Text;

namespace GptImage2.Benchmarks.Emulator;

/// <summary>A request with a valid GIF of any size, padded with comments; without an image for a size of 0.</summary>
internal static class LoadBody
{
    private const int BlockLength = 255;

    public static byte[] Make(int imageLength)
    {
        string image = imageLength == 0
            ? string.Empty
            : $$$"""{"type":"image_url","image_url":{"url":"data:image/gif;base64,{{{Convert.ToBase64String(Gif(imageLength))}}}"}},""";
        return Encoding.UTF8.GetBytes(
            $$$"""{"model":"gpt-5-4-image-2","messages":[{"role":"user","content":[{{{image}}}{"type":"text","text":"Reply with JSON."}]}],"response_format":{"type":"json_object"}}""");
    }

    private static byte[] Gif(int length)
    {
        using var gif = new MemoryStream();
        gif.Write("GIF89a"u8);
        gif.Write([64, 0, 64, 0, 0, 0, 0, 0x21, 0xFE]);
        byte[] block = new byte[BlockLength];
        var random = new Random(1);
        while (gif.Length < length)
        {
            random.NextBytes(block);
            gif.WriteByte(BlockLength);
            gif.Write(block);
        }

        gif.Write([0, 0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 2, 1, 0, 0, 0x3B]);
        return gif.ToArray();
    }
}
