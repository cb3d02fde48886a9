using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>Calls that hope for an image as bytes are reported as GI4004.</summary>
public sealed class DrawnImageTests
{
    [Theory]
    [InlineData("Draw {what}.", "Task<byte[]> [|AskAsync|]")]
    [InlineData("{what}", "Task<byte[]> [|DrawAsync|]")]
    [InlineData("{what}", "Task<byte[]> [|GenerateImageAsync|]")]
    [InlineData("Create a nice logo for {what}.", "Task<ReadOnlyMemory<byte>> [|AskAsync|]")]
    [InlineData("Generate a picture of {what}", "Task<JsonModeResult<byte[]>> [|AskAsync|]")]
    [InlineData("Generate pictures of {what}", "IAsyncEnumerable<byte[]> [|AskAsync|]")]
    public Task Reports_a_call_that_hopes_for_an_image(string message, string method) => AnalyzerVerifier.ReportsAsync("GI4004", Client(message, method));

    [Theory]
    [InlineData("Which bytes does the code {what} hold?", "Task<byte[]> ReadAsync")]
    [InlineData("Draw a conclusion from {what}.", "Task<string> AskAsync")]
    public Task Accepts_other_calls(string message, string method) => AnalyzerVerifier.ReportsNothingAsync(Client(message, method));

    private static string Client(string message, string method) =>
        $$"""[JsonModeClient] public partial interface IArtist { [UserMessage("{{message}}")] {{method}}(string what); }""";
}
