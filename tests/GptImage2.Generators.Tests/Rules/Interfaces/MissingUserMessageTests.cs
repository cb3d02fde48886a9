using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1004: a method has no user message.</summary>
public sealed class MissingUserMessageTests
{
    [Fact]
    public Task Reports_a_method_without_a_user_message() => AnalyzerVerifier.ReportsAsync("GI1004", """
        [JsonModeClient] public partial interface IReader { Task<string> [|AskAsync|](); }
        """);
}
