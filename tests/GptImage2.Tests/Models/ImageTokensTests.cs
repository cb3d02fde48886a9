using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Images;

namespace GptImage2.Tests.Models;

public sealed class ImageTokensTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(32, 32, 1)]
    [InlineData(33, 32, 2)]
    [InlineData(1024, 1024, 1024)]
    [InlineData(1600, 1600, 2500)]
    [InlineData(1920, 1080, 2040)]
    [InlineData(1800, 2400, 2451)]
    [InlineData(4032, 3024, 2451)]
    [InlineData(6000, 4000, 2400)]
    [InlineData(100_000, 10, 64)]
    [InlineData(int.MaxValue, 1, 64)]
    [InlineData(int.MaxValue, int.MaxValue, 2500)]
    public void An_image_is_scaled_down_and_covered_with_patches(int width, int height, int patches)
    {
        Assert.Equal(patches, ImageTokens.Patches(new ImageSize(width, height), ImageDetail.High));
        Assert.Equal(patches, ImageTokens.Patches(new ImageSize(height, width), ImageDetail.Auto));
    }

    [Theory]
    [InlineData(512, 512, 256)]
    [InlineData(4032, 3024, 192)]
    [InlineData(100, 100, 16)]
    public void Low_detail_scales_an_image_to_512_pixels(int width, int height, int patches) =>
        Assert.Equal(patches, ImageTokens.Patches(new ImageSize(width, height), ImageDetail.Low));

    [Theory]
    [InlineData(1, 1, ImageDetail.Auto, 2)]
    [InlineData(1600, 1600, ImageDetail.High, 3000)]
    [InlineData(1920, 1080, ImageDetail.Auto, 2448)]
    [InlineData(1920, 1080, ImageDetail.Low, 173)]
    public void The_estimate_is_a_fifth_more(uint width, uint height, ImageDetail detail, int tokens) =>
        Assert.Equal(tokens, ImageInput.FromBytes(ImageHeaders.Png(width, height), detail).EstimateTokens());

    [Fact]
    public void The_estimate_of_a_request_has_the_tokens_of_its_images_and_the_maximum_for_unknown_sizes()
    {
        long none = Estimate();

        Assert.Equal(none + 2448, Estimate(ImageInput.FromBytes(ImageHeaders.Png(1920, 1080))));
        Assert.Equal(none + 3000, Estimate(ImageInput.FromUri(new Uri("https://example.com/a.png"))));
        // The two lines with the numbers take 4 tokens each.
        Assert.Equal(none + 308 + 3000 + 8, Estimate(ImageInput.FromUri(new Uri("https://example.com/a.png"), ImageDetail.Low), ImageInput.FromBytes(SampleImages.WebP())));
    }

    private static long Estimate(params ImageInput[] images) =>
        RequestTokens.Estimate(new JsonModeRequest(Item.Method.Leading, new UserMessage().Images(images, "images", optional: true).Parts));
}
