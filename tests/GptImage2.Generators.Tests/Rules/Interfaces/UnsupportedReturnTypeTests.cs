using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1003: a method returns a type that is not a call.</summary>
public sealed class UnsupportedReturnTypeTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("void")]
    [InlineData("Task")]
    [InlineData("IEnumerable<string>")]
    [InlineData("JsonModeResult<string>")]
    public Task Reports_return_types_that_are_not_calls(string type) => AnalyzerVerifier.ReportsAsync("GI1003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] {{type}} [|Ask|](); }
        """);

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("ValueTask<JsonModeResult<string>>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("JsonModeStream<string>")]
    [InlineData("IAsyncEnumerable<JsonModeSnapshot<string>>")]
    [InlineData("JsonModeStream<JsonModeSnapshot<string>>")]
    public Task Accepts_return_types_of_calls(string type) => AnalyzerVerifier.ReportsAsync("GI1003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] {{type}} Ask(CallOptions? options = null); }
        """);
}
