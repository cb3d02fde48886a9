using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4010: a file that is not an image is passed as one.</summary>
public sealed class FileIsNotImageTests
{
    [Theory]
    [InlineData("ImageInput.FromFile([|\"invoice.pdf\"|])", "'invoice.pdf' is not an image that the model takes, by its name: pass its pages as PNG or JPEG images")]
    [InlineData("ImageInput.FromFile([|Name|])", "'scan.TIFF' is not an image that the model takes, by its name: convert it to PNG, JPEG, GIF or WebP")]
    [InlineData("ImageInput.FromFile([|\"a/b.mp4\"|], ImageDetail.High)", "'a/b.mp4' is not an image that the model takes, by its name: pass frames of it")]
    [InlineData("ImageInput.FromUri(new Uri([|\"https://example.com/a.pdf?x=1\"|]))", "'https://example.com/a.pdf?x=1' is not an image that the model takes, by its name: pass its pages as PNG or JPEG images")]
    public async Task Reports_a_file_of_another_kind(string code, string message) => Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI4010", Program(code)));

    [Theory]
    [InlineData("ImageInput.FromFile(\"invoice.png\")")]
    [InlineData("ImageInput.FromFile(\"photo.JPG\")")]
    [InlineData("ImageInput.FromFile(\"photo\")")]
    [InlineData("ImageInput.FromFile(\"folder.pdf/photo\")")]
    [InlineData("ImageInput.FromFile(Environment.CurrentDirectory)")]
    [InlineData("ImageInput.FromUri(new Uri(\"https://example.com/photo\"))")]
    [InlineData("Other.FromFile(\"invoice.pdf\")")]
    public Task Accepts_images_and_names_that_are_not_known(string code) => AnalyzerVerifier.ReportsNothingAsync(Program(code));

    private static string Program(string code) => $$"""
        public static class Other { public static object FromFile(string path) => path; }
        public static class Program { private const string Name = "scan.TIFF"; public static object Run() => {{code}}; }
        """;
}
