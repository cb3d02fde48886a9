using System.Buffers.Binary;
using System.IO.Compression;

namespace GptImage2.Emulator.Tests;

/// <summary>Small real images, 33 pixels wide and 17 high unless said otherwise.</summary>
internal static class TestImages
{
    public static byte[] Jpeg => Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAARACEDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EABUQAQEAAAAAAAAAAAAAAAAAAAAT/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAUEBv/EABcRAQEBAQAAAAAAAAAAAAAAAABhFBX/2gAMAwEAAhEDEQA/AONQomoUbudFbfVNCiahQ50N9U0E1A50N9YgOiQQAAAH/9k=");

    public static byte[] WebPLossy => Convert.FromBase64String("UklGRnoAAABXRUJQVlA4IG4AAABwBACdASohABEAPpE+mUiloyKhMBVYALASCWQAw2KAbwD4q/oAAVVsT/ygAAD+8OvP94jfw3eLzDgtCLgfvgivcGf/1a3X/lrb68VRRxearwqibimNMt2AYEmPI84p61MFFuXxbOAE22GyGgAAAA==");

    public static byte[] WebPLossless => Convert.FromBase64String("UklGRhwAAABXRUJQVlA4TA8AAAAvIAAEAAcQ/Y/+ByKi/wEA");

    public static byte[] WebPExtended => Convert.FromBase64String("UklGRnIAAABXRUJQVlA4WAoAAAAQAAAAIAAAEAAAQUxQSAoAAAABB9C/iAhERP8DVlA4IEIAAABQAwCdASohABEAPpFGnkslo6KhpWgAsBIJZwDIxoAAK/fDcAD+8JtD/G83mtKP/+uA/+Wh/6tD+A0G7NhcAAAAAAA=");

    public static byte[] Gif => Convert.FromBase64String("R0lGODlhIQARAPAAAP8AAAAAACH5BAAAAAAALAAAAAAhABEAAAIVhI+py+0Po5y02ouz3rz7D4biSJYFADs=");

    public static byte[] AnimatedGif => Convert.FromBase64String("R0lGODlhIQARAPAAAP8AAAAAACH5BAAAAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAIQARAAACFYSPqcvtD6OctNqLs968+w+G4kiWBQAh+QQAAAAAACwAAAAAIQARAIAAAP8AAAACFYSPqcvtD6OctNqLs968+w+G4kiWBQA7");

    public static byte[] Named(string name) => name switch
    {
        "png" => Png(33, 17),
        "jpeg" => Jpeg,
        "gif" => Gif,
        "webp" => WebPLossy,
        "webp lossless" => WebPLossless,
        "webp extended" => WebPExtended,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static string DataUrl(byte[] bytes, string mimeType) => $"data:{mimeType};base64,{Convert.ToBase64String(bytes)}";

    /// <summary>A grey PNG, made larger without changing its pixels by a chunk of padding.</summary>
    public static byte[] Png(int width, int height, int padding = 0)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(png, "IHDR"u8, header);

        if (padding > 0)
        {
            byte[] noise = new byte[padding];
            new Random(1).NextBytes(noise);
            Chunk(png, "paDd"u8, noise);
        }

        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(new byte[(width + 1) * height]);

        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);

        byte[] body = [.. type, .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
