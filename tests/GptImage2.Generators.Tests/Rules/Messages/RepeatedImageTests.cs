using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2033: a message names an image twice.</summary>
public sealed class RepeatedImageTests
{
    [Fact]
    public async Task Reports_the_second_place() => Assert.Equal(
        ["The message of 'ReadAsync' names the image '{photo}' again, so that it is sent and paid for twice: name it once"],
        await AnalyzerVerifier.ReportsAsync("GI2033", Client("Look at {photo}. Again: [|{photo}|].")));

    [Fact]
    public async Task Accepts_one_place_and_repeated_values() => Assert.Empty(
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Client("Look at {photo} of {name}. {name}?"))))).Where(diagnostic => diagnostic.Id == "GI2033"));

    private static string Client(string message) =>
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{message}}")] Task<string> ReadAsync(ImageInput photo{{(message.Contains("{name}", StringComparison.Ordinal) ? ", string name" : "")}}); }""";
}
