using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2006: a placeholder has a format, and its type takes none.</summary>
public sealed class FormatDoesNotApplyTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Theory]
    [InlineData("string")]
    [InlineData("bool")]
    [InlineData("char")]
    [InlineData("Uri")]
    [InlineData("Version")]
    [InlineData("ImageInput")]
    [InlineData("Line")]
    [InlineData("List<int>")]
    public Task Reports_a_format_of_a_type_that_takes_none(string type) => AnalyzerVerifier.ReportsAsync("GI2006", $$"""
        [JsonContract] public partial record Line(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("[|{name:0.0}|]")] Task<string> AskAsync({{type}} name); }
        """);

    [Fact]
    public async Task Names_the_file_and_the_line() => Assert.Equal(
        ["'{name:upper}' (prompts/format.md, line 3): a value of type 'string' takes no format"],
        await AnalyzerVerifier.ReportsAsync("GI2006", Client("[UserMessage([|File = \"prompts/format.md\"|])]"), Files));

    [Fact]
    public Task Reports_a_placeholder_once_for_several_methods() => AnalyzerVerifier.ReportsAsync("GI2006", """
        [JsonModeClient, SystemMessage("As [|{name:0.0}|].")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync(string name);
            [UserMessage("Hi")] Task<string> OtherAsync(string name);
        }
        """);

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}
