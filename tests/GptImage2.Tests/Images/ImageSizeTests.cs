namespace GptImage2.Tests.Images;

public sealed class ImageSizeTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<string, byte[], int?, int?> Headers => new()
    {
        { "PNG", ImageHeaders.Png(1920, 1080), 1920, 1080 },
        { "PNG of the largest size", ImageHeaders.Png(int.MaxValue, int.MaxValue), int.MaxValue, int.MaxValue },
        { "PNG beyond it", ImageHeaders.Png(0x8000_0000, 1), null, null },
        { "PNG without a width", ImageHeaders.Png(0, 5), null, null },
        { "PNG that is cut", ImageHeaders.Png(5, 5)[..23], null, null },
        { "PNG with another chunk first", [.. SampleImages.PngHead, 0, 0, 0, 13, .. "CgBI"u8, .. new byte[20]], null, null },
        { "GIF", ImageHeaders.Gif(320, 65535), 320, 65535 },
        { "GIF that is cut", ImageHeaders.Gif(320, 200)[..9], null, null },
        { "JPEG", ImageHeaders.Jpeg(4032, 3024), 4032, 3024 },
        { "JPEG of a camera", ImageHeaders.Jpeg(4032, 3024, 16, 65535, 2, 20, 40_000), 4032, 3024 },
        { "JPEG that is cut in a segment", ImageHeaders.Jpeg(4032, 3024, 65535)[..1000], null, null },
        { "JPEG that is cut in its frame", ImageHeaders.Jpeg(4032, 3024)[..11], null, null },
        { "JPEG whose height comes later", ImageHeaders.Jpeg(4032, 0), null, null },
        { "JPEG with a segment of length 0", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, .. new byte[20]], null, null },
        { "JPEG with pixels before its frame", [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, .. ImageHeaders.Jpeg(40, 30)[2..]], null, null },
        { "JPEG of fill bytes", [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100_000)], null, null },
        { "JPEG of empty segments", [0xFF, 0xD8, .. Enumerable.Repeat<byte[]>([0xFF, 0xE0, 0, 2], 100_000).SelectMany(static s => s), .. ImageHeaders.Jpeg(40, 30)[2..]], null, null },
        { "lossy WebP", ImageHeaders.LossyWebP(0x4000 | 800, 0x8000 | 600), 800, 600 },
        { "lossless WebP", ImageHeaders.LosslessWebP(16384, 600), 16384, 600 },
        { "extended WebP", ImageHeaders.ExtendedWebP(70_000, 16_777_216), 70_000, 16_777_216 },
        { "WebP of an unknown kind", [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP9 "u8, .. new byte[20]], null, null },
        { "WebP that is cut", ImageHeaders.ExtendedWebP(70_000, 600)[..29], null, null },
    };

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task The_size_of_an_image_is_read_from_its_header(string name, byte[] bytes, int? width, int? height)
    {
        await File.WriteAllBytesAsync(_path, bytes, TestContext.Current.CancellationToken);
        using var stream = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        using var forward = new ForwardStream(bytes);
        ImageInput[] images =
        [
            ImageInput.FromBytes(bytes),
            ImageInput.FromFile(_path),
            ImageInput.FromStream(stream),
            await ImageInput.FromStreamAsync(stream, cancellationToken: TestContext.Current.CancellationToken),
            ImageInput.FromStream(forward),
            ImageInput.FromBytes(bytes).WithDetail(ImageDetail.Low),
        ];

        Assert.All(images, image => Assert.True((width, height) == (image.Width, image.Height), $"{name}: {image.Width} × {image.Height} of {image}"));
        Assert.Equal(3, stream.Position);
    }

    [Fact]
    public void Random_bytes_after_a_signature_never_throw()
    {
        var random = new Random(20260508);
        byte[] bytes = new byte[200];
        byte[][] starts = [ImageHeaders.Png(1, 1)[..16], [0xFF, 0xD8, 0xFF], ImageHeaders.Gif(1, 1)[..6], ImageHeaders.LossyWebP(1, 1)[..16], ImageHeaders.LosslessWebP(1, 1)[..16], ImageHeaders.ExtendedWebP(1, 1)[..16]];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            starts[i % starts.Length].CopyTo(bytes, 0);
            var image = ImageInput.FromBytes(bytes.AsMemory(0, random.Next(16, bytes.Length)));

            Assert.Equal(image.Width is null, image.EstimateTokens() is null);
            Assert.InRange(image.EstimateTokens() ?? 1, 1, 3000);
        }
    }

    [Fact]
    public void An_address_has_no_known_size()
    {
        var image = ImageInput.FromUri(new Uri("https://example.com/a.png"));

        Assert.Equal((null, null, null), (image.Width, image.Height, image.EstimateTokens()));
    }
}
