using System.Text;

namespace GptImage2.Tests.Images;

public sealed class ImageInputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<byte[], string> Images => new()
    {
        { SampleImages.Png(20), "image/png" },
        { SampleImages.Jpeg(20), "image/jpeg" },
        { SampleImages.Gif(), "image/gif" },
        { SampleImages.WebP(), "image/webp" },
    };

    public static TheoryData<byte[], string> OtherThings => new()
    {
        { [], "is empty" },
        { [0x89], "starts with 89." },
        { "%PDF-1.7"u8.ToArray(), "starts with 25 50 44 46 2D 31 2E 37, which is a PDF." },
        { "BM6\0\0\0"u8.ToArray(), "a BMP" },
        { [0x49, 0x49, 0x2A, 0, 8, 0], "a TIFF" },
        { [0, 0, 0, 0x18, .. "ftypheic"u8], "a HEIC photo" },
        { [0, 0, 0, 0x18, .. "ftypmif1\0\0\0\0mif1heic"u8], "a HEIC photo" },
        { [0, 0, 0, 0x18, .. "ftypmsf1\0\0\0\0msf1hevc"u8], "a HEIC sequence" },
        { [0, 0, 0, 0x18, .. "ftyphevc"u8], "a HEIC sequence" },
        { [0, 0, 0, 0x18, .. "ftyphevx"u8], "a HEIC sequence" },
        { [0, 0, 0, 0x18, .. "ftypmif1\0\0\0\0mif1avif"u8], "an AVIF image" },
        { [0, 0, 0, 0x18, .. "ftypavis"u8], "an AVIF image" },
        { [0, 0, 0, 0x18, .. "ftypavif"u8], "an AVIF image" },
        { [0, 0, 0, 0x18, .. "ftypisom"u8], "a video" },
        { "<svg xmlns="u8.ToArray(), "XML, SVG or HTML" },
        { "PK\u0003\u0004...."u8.ToArray(), "a ZIP archive" },
        { "RIFF....WAVEfmt "u8.ToArray(), "52 49 46 46" },
        { "not an image"u8.ToArray(), "which is text" },
        { new byte[100], "starts with 00 00 00 00 00 00 00 00." },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Images))]
    public void The_image_type_is_detected_from_the_bytes_and_not_from_the_name(byte[] bytes, string mediaType)
    {
        string path = Save("photo.bmp", bytes);
        using var stream = new MemoryStream(bytes);
        ImageInput[] images =
        [
            ImageInput.FromBytes(bytes),
            ImageInput.FromFile(path),
            ImageInput.FromStream(stream),
            ImageInput.FromUri(new Uri($"data:{mediaType.ToUpperInvariant()};x=y;base64,{Convert.ToBase64String(bytes)}")),
        ];

        Assert.All(images, image => Assert.Equal((mediaType, bytes.Length, ImageDetail.Auto), (image.MediaType, image.Length, image.Detail)));
        Assert.Equal(0, stream.Position);
    }

    [Theory]
    [MemberData(nameof(OtherThings))]
    public async Task Bytes_that_are_not_an_image_are_refused_with_a_description(byte[] bytes, string description)
    {
        string path = Save("photo.png", bytes);
        using var stream = new MemoryStream(bytes);
        using var forward = new ForwardStream(bytes);

        Assert.Contains(description, Assert.Throws<ImageInputException>(() => ImageInput.FromBytes(bytes)).Message, StringComparison.Ordinal);
        Assert.Contains(description, Assert.Throws<ImageInputException>(() => ImageInput.FromStream(stream)).Message, StringComparison.Ordinal);
        Assert.Contains(description, Assert.Throws<ImageInputException>(() => ImageInput.FromStream(forward)).Message, StringComparison.Ordinal);
        Assert.Contains(description, (await Assert.ThrowsAsync<ImageInputException>(() => ImageInput.FromStreamAsync(stream, cancellationToken: TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        string message = Assert.Throws<ImageInputException>(() => ImageInput.FromFile(path)).Message;
        Assert.Contains(description, message, StringComparison.Ordinal);
        Assert.Contains(path, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(_folder.FullName, "no", "receipt.jpg");

        Assert.Equal($"There is no file '{path}'.", Assert.Throws<ImageInputException>(() => ImageInput.FromFile(path)).Message);
        Assert.Equal($"'{_folder.FullName}' is a directory, not an image.", Assert.Throws<ImageInputException>(() => ImageInput.FromFile(_folder.FullName)).Message);
        Assert.Throws<ArgumentException>(() => ImageInput.FromFile(" "));
    }

    [Theory]
    [InlineData("data:image/png;base64", "has no data: a comma")]
    [InlineData("data:image/png,abc", "not base64")]
    [InlineData("data:image/png;base64,", "is empty")]
    [InlineData("data:image/png;base64,iVBORw0KGg*", "not valid base64")]
    [InlineData("data:image/png;base64,JVBERi0xLjc=", "a PDF")]
    [InlineData("data:image/png;base64,/9j/4AAQSkZJRg==", "is 'image/png', but its bytes are image/jpeg")]
    [InlineData("data:;base64,/9j/4AAQSkZJRg==", "The media type of the data URI is ''")]
    [InlineData("http://example.com/a.png", "not http")]
    [InlineData("file:///tmp/a.png", "FromFile")]
    [InlineData("a.png", "absolute")]
    public void A_URI_that_cannot_be_used_is_refused_with_the_reason(string uri, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<ImageInputException>(() => ImageInput.FromUri(new Uri(uri, UriKind.RelativeOrAbsolute))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Data_URIs_may_be_escaped_and_may_have_the_media_type_image_jpg()
    {
        var image = ImageInput.FromUri(new Uri("data:image/jpg;base64,%2F9j%2F4AAQSkZJRg%3D%3D"));

        Assert.Equal(("image/jpeg", 10), (image.MediaType, image.Length));
    }

    [Fact]
    public void An_address_is_not_fetched_and_not_shown_completely()
    {
        var image = ImageInput.FromUri(new Uri("https://example.com/a.png?signature=secret"));

        Assert.Null(image.MediaType);
        Assert.Null(image.Length);
        Assert.Equal("image at https://example.com", image.ToString());
    }

    [Fact]
    public void ToString_has_source_type_and_size()
    {
        string path = Save("a.png", SampleImages.Png(1234));

        Assert.Equal("image/png, 1234 bytes, from the bytes", ImageInput.FromBytes(SampleImages.Png(1234)).ToString());
        Assert.Equal($"image/png, 1234 bytes, from the file '{path}'", ImageInput.FromFile(path).ToString());
    }

    [Fact]
    public void The_detail_can_be_changed_on_a_copy()
    {
        var image = ImageInput.FromBytes(SampleImages.Png(20), ImageDetail.Low);

        Assert.Equal(ImageDetail.High, image.WithDetail(ImageDetail.High).Detail);
        Assert.Equal(ImageDetail.Low, image.Detail);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.WithDetail((ImageDetail)7));
    }

    [Fact]
    public void A_closed_or_write_only_stream_is_refused()
    {
        var closed = new MemoryStream(SampleImages.Png(20));
        closed.Dispose();
        using FileStream writing = File.OpenWrite(Save("a.png", SampleImages.Png(20)));

        Assert.Throws<ImageInputException>(() => ImageInput.FromStream(closed));
        Assert.Throws<ImageInputException>(() => ImageInput.FromStream(writing));
    }

    [Fact]
    public void Streams_stay_open_and_only_those_that_are_not_seekable_are_read_to_their_end()
    {
        using var seekable = new MemoryStream([.. Encoding.ASCII.GetBytes("head"), .. SampleImages.Png(50)]) { Position = 4 };
        using var forward = new ForwardStream(SampleImages.Png(50_000));

        Assert.Equal(50, ImageInput.FromStream(seekable).Length);
        Assert.Equal(50_000, ImageInput.FromStream(forward).Length);

        Assert.Equal(4, seekable.Position);
        Assert.Equal(-1, forward.ReadByte());
    }

    private string Save(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
