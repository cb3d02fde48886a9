using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1028: a type that is bound as a client is not one.</summary>
public sealed class TypeIsNotClientTests
{
    [Theory]
    [InlineData("new GptImage2Client().Bind<[|IOther|]>()", "'IOther' is not a client: annotate it with [JsonModeClient] and declare it partial")]
    [InlineData("JsonModePrompts.Of<[|IOther|]>()", "'IOther' is not a client: annotate it with [JsonModeClient] and declare it partial")]
    [InlineData("new GptImage2Client().Bind<[|Other|]>()", "'Other' is not a client: a client is a partial interface with [JsonModeClient]")]
    public async Task Reports_the_type_argument(string code, string message) => Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI1028", Program(code)));

    [Theory]
    [InlineData("new GptImage2Client().Bind<IReader>()")]
    [InlineData("JsonModePrompts.Of<IReader>()")]
    [InlineData("Bind<IOther>()")]
    [InlineData("JsonContract.Of<Page>()")]
    [InlineData("new GptImage2Client().Bind<T>()")]
    public Task Accepts_clients_and_other_methods(string code) => AnalyzerVerifier.ReportsNothingAsync(Program(code));

    private static string Program(string code) => $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Which?")] Task<string> AskAsync(CancellationToken cancellationToken = default); }
        [JsonContract] public partial record Page(string Text);
        public interface IOther;
        public class Other;
        public static class Program<T> where T : class, IJsonModeClient<T>
        {
            public static object Run() => {{code}};
            private static object Bind<TOther>() => typeof(TOther);
        }
        """;
}
