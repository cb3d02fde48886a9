using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2034: a message asks for another format than JSON.</summary>
public sealed class OtherFormatAskedTests
{
    [Theory]
    [InlineData("Which product is this? [|Answer in XML|].", "XML")]
    [InlineData("[|Reply as YAML|]. Which product?", "YAML")]
    [InlineData("[|Return the result as a Markdown|] table.", "Markdown")]
    [InlineData("Which? [|Respond only in valid xml|], please.", "xml")]
    [InlineData("[|Output YAML|].", "YAML")]
    [InlineData("[|Use Markdown|].", "Markdown")]
    [InlineData("[|Format your answer as HTML|].", "HTML")]
    public async Task Reports_another_format(string message, string format) => Assert.Equal(
        [$"The message of 'ReadAsync' asks for {format}, but the reply is JSON with the contract: leave the format out of the message"],
        await AnalyzerVerifier.ReportsAsync("GI2034", Client(message, "int")));

    [Theory]
    [InlineData("Do not answer in Markdown.", "int")]
    [InlineData("Never use XML.", "int")]
    [InlineData("Answer without Markdown.", "int")]
    [InlineData("Reply in JSON instead of YAML.", "int")]
    [InlineData("Which product is in the XML?", "int")]
    [InlineData("How many HTML pages are there?", "int")]
    [InlineData("Return the number of rows of the CSV.", "int")]
    [InlineData("Answer in Markdown.", "string")]
    [InlineData("Answer in Markdown.", "JsonModeResult<string>")]
    public async Task Accepts_messages_that_forbid_or_describe_a_format(string message, string result) => Assert.DoesNotContain(
        "GI2034",
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Client(message, result))))).Select(diagnostic => diagnostic.Id));

    private static string Client(string message, string result) =>
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{message}}")] Task<{{result}}> ReadAsync(ImageInput photo); }""";
}
