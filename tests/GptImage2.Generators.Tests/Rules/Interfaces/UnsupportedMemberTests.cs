using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1005: a member of a client interface cannot become a call.</summary>
public sealed class UnsupportedMemberTests
{
    [Theory]
    [InlineData("Task<string> [|AskAsync|]<T>();")]
    [InlineData("Task<string> [|AskAsync|](ref int a);")]
    [InlineData("Task<string> [|AskAsync|](CallOptions a, CallOptions b);")]
    [InlineData("Task<string> [|AskAsync|](in int a);")]
    [InlineData("Task<string> [|AskAsync|](CancellationToken a, CancellationToken b);")]
    [InlineData("Task<string> [|AskAsync|](ReadOnlySpan<char> a);")]
    [InlineData("string [|Name|] { get; }")]
    [InlineData("event Action [|Changed|];")]
    [InlineData("string [|this|][int i] { get; }")]
    [InlineData("static abstract Task<string> [|AskAsync|]();")]
    [Trait("Row", "C9")]
    public Task Reports_members_that_cannot_become_calls(string member) => AnalyzerVerifier.ReportsAsync("GI1005", $$"""
        [JsonModeClient] public partial interface IReader { {{member}} }
        """);
}
