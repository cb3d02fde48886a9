using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2005: a parameter cannot be written as text.</summary>
public sealed class ParameterWithoutTextFormTests
{
    [Theory]
    [InlineData("object")]
    [InlineData("List<object>")]
    [InlineData("Plain")]
    [InlineData("Plain[]")]
    [InlineData("Action")]
    public Task Reports_a_parameter_without_a_text_form(string type) => AnalyzerVerifier.ReportsAsync("GI2005", $$"""
        public record Plain(string A);
        [JsonModeClient] public partial interface IReader { [UserMessage("{name}")] Task<string> AskAsync({{type}} [|name|]); }
        """);

    [Fact]
    public Task Reports_a_parameter_of_both_messages_once() => AnalyzerVerifier.ReportsAsync("GI2005", """
        [JsonModeClient, SystemMessage("As {name} {name}.")] public partial interface IReader
        {
            [UserMessage("{name} {name}")] Task<string> AskAsync(object [|name|]);
            [UserMessage("Hi")] Task<string> OtherAsync(object [|name|]);
        }
        """);
}
