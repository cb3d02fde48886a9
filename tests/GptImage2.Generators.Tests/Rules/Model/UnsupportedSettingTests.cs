using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4005: a setting has no effect on the model, or is beyond what it takes.</summary>
public sealed class UnsupportedSettingTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Theory]
    [InlineData("Microsoft.Extensions.AI.ChatOptions")]
    [InlineData("OpenAI.Chat.ChatCompletionOptions")]
    [InlineData("Microsoft.SemanticKernel.Connectors.OpenAIPromptExecutionSettings?")]
    [InlineData("GptImage2.GptImage2Options")]
    public async Task Reports_options_of_other_libraries(string type) => Assert.Equal(
        [$"Parameter 'options' of 'AskAsync' has no effect: '{type}' holds settings that no call sends; take a CallOptions instead, or set [CallDefaults]"],
        await AnalyzerVerifier.ReportsAsync("GI4005", Client($"{type} [|options|]")));

    [Theory]
    [InlineData("double temperature", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("float top_p", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("double? frequencyPenalty", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("int maxTokens", "take a CallOptions with MaxOutputTokens instead, or set [CallDefaults]")]
    public async Task Reports_a_parameter_that_looks_like_a_setting(string parameter, string remark)
    {
        string name = parameter.Split(' ')[1];
        Assert.Equal(
            [$"Parameter '{name}' of 'AskAsync' has no effect: {remark}"],
            await AnalyzerVerifier.ReportsAsync("GI4005", Client(parameter.Replace(name, $"[|{name}|]", StringComparison.Ordinal))));
        await AnalyzerVerifier.ReportsNothingAsync(Client(parameter, $"At {{{name}}} degrees"));
    }

    [Fact]
    public async Task Reports_more_output_tokens_than_a_reply_has() => Assert.Equal(
        ["MaxOutputTokens = 128001 of 'IReader' is refused: a reply has 128,000 tokens at most", "MaxOutputTokens = 2147483647 of 'AskAsync' is refused: a reply has 128,000 tokens at most"],
        await AnalyzerVerifier.ReportsAsync("GI4005", """
            [JsonModeClient, CallDefaults(MaxCorrections = 0, [|MaxOutputTokens = 128_001|])] public partial interface IReader
            {
                [UserMessage("Hi"), CallDefaults([|MaxOutputTokens = int.MaxValue|])] Task<string> AskAsync();
                [UserMessage("Hi"), CallDefaults(MaxOutputTokens = 128_000)] Task<string> MostAsync();
            }
            """));

    private static string Client(string parameters, string template = "Hi") => $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync({{parameters}}); }
        """ + Libraries;
}
