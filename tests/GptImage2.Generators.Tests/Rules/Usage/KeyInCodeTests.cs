using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1025: an API key is written in the code.</summary>
public sealed class KeyInCodeTests
{
    [Theory]
    [InlineData("new GptImage2Client(new GptImage2Options { ApiKey = [|\"sk-proj-abc\"|] })")]
    [InlineData("new GptImage2Client([|\"sk-proj-abc\"|])")]
    [InlineData("Of(new([|\"sk-proj-abc\"|]))")]
    [InlineData("new GptImage2Client([|Key|])")]
    [InlineData("new GptImage2Client([|\"0123456789abcdef0123456789abcdef\"|])")]
    [InlineData("Configured(options => options.ApiKey = [|\"sk-\" + \"1\"|])")]
    public async Task Reports_a_key(string code) => Assert.DoesNotContain(
        "sk-",
        Assert.Single(await AnalyzerVerifier.ReportsAsync("GI1025", Program(code))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("new GptImage2Client()")]
    [InlineData("new GptImage2Client(\"test-key\")")]
    [InlineData("new GptImage2Client(Environment.GetEnvironmentVariable(\"sk-key\")!)")]
    [InlineData("new GptImage2Client(new GptImage2Options { ApiKey = \"any\", PromptCacheKey = \"sk-1\" })")]
    [InlineData("new Other(\"sk-1\") { ApiKey = \"sk-1\" }")]
    public Task Accepts_other_texts(string code) => AnalyzerVerifier.ReportsNothingAsync(Program(code));

    private static string Program(string code) => $$"""
        public class Other(string text) { public string ApiKey { get; set; } = text; }
        public static class Program
        {
            private const string Key = "sk-" + "proj";
            public static object Run() => {{code}};
            private static object Of(GptImage2Client client) => client;
            private static object Configured(Action<GptImage2Options> configure) => configure;
        }
        """;
}
