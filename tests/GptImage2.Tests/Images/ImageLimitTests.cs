using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Images;

public sealed class ImageLimitTests : CallTest
{
    private static readonly ImageLimits Small = new() { MaxImageBytes = 1000, MaxImages = 3, MaxPayloadBytes = 5000 };

    [Fact]
    public async Task An_image_with_too_many_bytes_sends_nothing()
    {
        ImageInputException exception = await FailAsync(new UserMessage().Image(Png(1000), "before").Text("and"u8).Images([Png(20), Png(1001)], "after"));

        Assert.Equal("IItems.ReadAsync: Image 3, of the parameter 'after', has 1001 bytes, more than ImageLimits.MaxImageBytes = 1000 allows.", exception.Message);
        Assert.Equal(("after", 3, 1000, 1001), (exception.Parameter, exception.ImageNumber, exception.Limit, exception.Found));
    }

    [Fact]
    public async Task Too_many_images_including_addresses_send_nothing()
    {
        var address = ImageInput.FromUri(new Uri("https://example.com/a.png"));

        ImageInputException exception = await FailAsync(new UserMessage().Images([Png(20), address, address], "first").Images([address, address], "second"));

        Assert.Equal("IItems.ReadAsync: The call has 5 images, more than ImageLimits.MaxImages = 3 allows.", exception.Message);
        Assert.Equal(("second", 4, 3, 5), (exception.Parameter, exception.ImageNumber, exception.Limit, exception.Found));
    }

    [Fact]
    public async Task Images_that_are_too_large_together_send_nothing()
    {
        ImageInputException exception = await FailAsync(new UserMessage().Text(new byte[2000]).Images([Png(999), Png(999), Png(999)], "images"));

        int payload = Item.Method.Leading.Encoded.Text.Length + 2000 + "\n".Length + 3 * ("Image 1:\n".Length + 1332);
        Assert.Equal($"IItems.ReadAsync: The call with its images in base64 has {payload} bytes, more than ImageLimits.MaxPayloadBytes = 5000 allows.", exception.Message);
        Assert.Equal((null, null, 5000, payload), (exception.Parameter, exception.ImageNumber, exception.Limit, exception.Found));
    }

    [Fact]
    public async Task Images_exactly_at_the_limits_are_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        UserMessage message = new UserMessage().Images([Png(1000), Png(1000), Png(999)], "images");
        ImageLimits limits = Small with { MaxPayloadBytes = Item.Method.Leading.Encoded.Text.Length + 3 * "Image 1:\n".Length + 1336 + 1336 + 1332 };

        await CallAsync(Client(server, o => o.ImageLimits = limits), message);

        Assert.Single(server.Requests);
        await Assert.ThrowsAsync<ImageInputException>(() => CallAsync(Client(server, o => o.ImageLimits = limits with { MaxPayloadBytes = limits.MaxPayloadBytes - 1 }), message));
    }

    [Fact]
    public void The_default_limits_are_the_highest_of_the_provider()
    {
        Assert.Equal(ImageLimits.Default, new GptImage2Options().ImageLimits);
        Assert.Equal(new ImageLimits { MaxImageBytes = 20_971_520, MaxImages = 1500, MaxPayloadBytes = 536_870_912 }, ImageLimits.Default);
    }

    [Fact]
    public void A_limit_of_zero_is_refused_with_its_name()
    {
        foreach (ImageLimits limits in (ImageLimits[])[new() { MaxImageBytes = 0 }, new() { MaxImages = 0 }, new() { MaxPayloadBytes = -1 }])
            Assert.Equal("options.ImageLimits", Assert.Throws<ArgumentOutOfRangeException>(() => new GptImage2Client(new GptImage2Options { ApiKey = Key, ImageLimits = limits })).ParamName);
    }

    private static ImageInput Png(int length) => ImageInput.FromBytes(SampleImages.Png(length));

    private static async Task<ImageInputException> FailAsync(UserMessage message)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        ImageInputException exception = await Assert.ThrowsAsync<ImageInputException>(() => CallAsync(Client(server, o => o.ImageLimits = Small), message));

        Assert.Equal(0, server.Connections);
        return exception;
    }
}
