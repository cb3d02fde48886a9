using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2013: the constant part of a prompt has more tokens than the project allows.</summary>
public sealed class PromptBeyondBudgetTests
{
    private const string Budget = "gptimage2_max_prompt_tokens";
    private const string Client = """
        namespace Demo;
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Read {what}.")] Task<Receipt> [|ReadAsync|](string what);
        }
        [JsonContract] public partial record Receipt(string Merchant, decimal Total);
        """;

    [Fact]
    public async Task Reports_a_prompt_beyond_its_budget()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2013", Client, Prompts.None.With(Budget, "20"));
        Assert.Matches(@"^The prompt of 'ReadAsync' has about [45]\d tokens, \$0\.000[34] a call, without values, images and examples, more than gptimage2_max_prompt_tokens = 20 allows$", Assert.Single(messages));
    }

    [Theory]
    [InlineData("100")]
    [InlineData(" 2000 ")]
    [InlineData("unset")]
    [InlineData("")]
    public Task Accepts_a_prompt_within_its_budget(string budget) =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Prompts.None.With(Budget, budget));

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2,000")]
    [InlineData("3000000000")]
    public async Task Reports_a_budget_that_is_not_a_number(string budget)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2013", Client, Prompts.None.With(Budget, budget));
        Assert.Equal([$"The prompt of 'ReadAsync' cannot be held to a budget: gptimage2_max_prompt_tokens = {budget} is not a whole number from 1 to 2147483647"], messages);
    }

    private static string Unmarked => Client.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
