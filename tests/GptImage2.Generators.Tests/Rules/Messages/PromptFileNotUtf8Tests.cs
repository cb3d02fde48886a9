using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2032: the file of a message is not in UTF-8.</summary>
public sealed class PromptFileNotUtf8Tests
{
    private const string Code = "[JsonModeClient] public partial interface IReader { [UserMessage([|File = \"prompts/size.md\"|])] Task<string> AskAsync(); }";

    [Fact]
    public async Task Reports_the_line_with_bytes_that_are_not_utf_8() => Assert.Equal(
        ["The message of 'AskAsync' has characters that could not be read (prompts/size.md, line 2): save the file as UTF-8"],
        await AnalyzerVerifier.ReportsAsync("GI2032", Code, Prompts.In("/src/", ("/src/prompts/size.md", "Welche\nGr\uFFFD\uFFFDe?"))));

    [Fact]
    public Task Accepts_other_letters() => AnalyzerVerifier.ReportsNothingAsync(
        Code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal),
        Prompts.In("/src/", ("/src/prompts/size.md", "Welche Größe? Какой? 何？")));

    [Fact]
    public void Only_a_stub_is_generated() => Assert.Contains("GeneratedStub", Assert.Single(GeneratorRun.Unchecked(
        Sources.Compile(Sources.File(Code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))),
        Prompts.In("/src/", ("/src/prompts/size.md", "Gr\uFFFD\uFFFDe?"))).Files).SourceText.ToString(), StringComparison.Ordinal);
}
