using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1026: the image that <c>WithDetail</c> returns is not used.</summary>
public sealed class DroppedImageTests
{
    [Theory]
    [InlineData("[|photo.WithDetail(ImageDetail.High)|];")]
    [InlineData("maybe?[|.WithDetail(ImageDetail.High)|];")]
    [InlineData("Action change = () => [|photo.WithDetail(ImageDetail.High)|];")]
    public async Task Reports_an_image_that_nothing_uses(string code) => Assert.Equal(
        ["WithDetail returns another image and leaves this one as it is: use what it returns"],
        await AnalyzerVerifier.ReportsAsync("GI1026", Program(code)));

    [Theory]
    [InlineData("photo = photo.WithDetail(ImageDetail.High);")]
    [InlineData("_ = photo.WithDetail(ImageDetail.High);")]
    [InlineData("Func<ImageInput> change = () => photo.WithDetail(ImageDetail.High);")]
    [InlineData("new Other().WithDetail(1);")]
    [InlineData("Console.WriteLine(photo.WithDetail(ImageDetail.High));")]
    public Task Accepts_an_image_that_is_used(string code) => AnalyzerVerifier.ReportsNothingAsync(Program(code));

    private static string Program(string code) => $$"""
        public class Other { public Other WithDetail(int detail) => this; }
        public static class Program { public static void Run(ImageInput photo, ImageInput? maybe) { {{code}} } }
        """;
}
