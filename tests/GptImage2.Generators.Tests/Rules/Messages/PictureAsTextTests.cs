using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2030: the path, the address or the base64 of a picture is sent as text, and no image is sent.</summary>
public sealed class PictureAsTextTests
{
    [Theory]
    [InlineData("Read the receipt at {imagePath}.", "string [|imagePath|]", "take an ImageInput: ImageInput.FromFile(imagePath)")]
    [InlineData("Read the receipt at {path}.", "string [|path|]", "take an ImageInput: ImageInput.FromFile(path)")]
    [InlineData("Look at {fileName}.", "string [|fileName|]", "take an ImageInput: ImageInput.FromFile(fileName)")]
    [InlineData("Look at {photo}. Which?", "Uri [|photo|]", "take an ImageInput: ImageInput.FromUri(photo)")]
    [InlineData("Which product? {imageUrl}", "string [|imageUrl|]", "take an ImageInput: ImageInput.FromUri(new Uri(imageUrl))")]
    [InlineData("Which product is on the picture? {url}", "Uri [|url|]", "take an ImageInput: ImageInput.FromUri(url)")]
    [InlineData("Which? {imageBase64}", "string [|imageBase64|]", "take an ImageInput: ImageInput.FromBytes(Convert.FromBase64String(imageBase64))")]
    [InlineData("Which? {base64}", "string [|base64|]", "take an ImageInput: ImageInput.FromBytes(Convert.FromBase64String(base64))")]
    [InlineData("Which? {receipt_photo}", "string? [|receipt_photo|]", "take an ImageInput: ImageInput.FromFile(receipt_photo)")]
    [InlineData("Which? {imagePaths}", "IReadOnlyList<string> [|imagePaths|]", "take an IReadOnlyList<ImageInput>, each ImageInput.FromFile(…)")]
    [InlineData("Look at {pdfPath}", "string [|pdfPath|]", "take an IReadOnlyList<ImageInput>, and pass the pages as images")]
    [InlineData("Look at {video}", "string [|video|]", "take an IReadOnlyList<ImageInput>, and pass frames of it")]
    [InlineData("Which product is on the photo: {product}", "string [|product|]", "take an ImageInput: ImageInput.FromFile(product)")]
    [InlineData("Which product is in the image at {where}?", "string [|where|]", "take an ImageInput: ImageInput.FromFile(where)")]
    public async Task Reports_a_text_that_stands_for_a_picture(string message, string parameter, string remedy) => Assert.EndsWith(
        $" of 'ReadAsync' is sent as text, so the model sees no image: {remedy}",
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2030", Client(message, parameter))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Read {photo}, which was at {imagePath}.", "ImageInput photo, string imagePath")]
    [InlineData("Read {imagePath}.", "string imagePath, IReadOnlyList<ImageInput> pages")]
    [InlineData("Which language is {fileName} written in?", "string fileName")]
    [InlineData("Which company is behind {url}?", "string url")]
    [InlineData("Shorten the path {path}.", "string path")]
    [InlineData("Write a caption for a photo of {subject}.", "string subject")]
    [InlineData("Write a title for the photo: {description}", "string description")]
    [InlineData("Suggest keywords for the photo {id}", "string id")]
    [InlineData("Improve {imageDescription}.", "string imageDescription")]
    [InlineData("Improve {photoCaption}.", "string photoCaption")]
    [InlineData("Is {imageCount} too much?", "int imageCount")]
    [InlineData("Summarise {profile}.", "string profile")]
    [InlineData("Translate {text}.", "string text")]
    public Task Says_nothing_of_other_texts(string message, string parameters) => AnalyzerVerifier.ReportsNothingAsync(Client(message, parameters));

    private static string Client(string message, string parameters) =>
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{message}}")] Task<string> ReadAsync({{parameters}}); }""";
}
