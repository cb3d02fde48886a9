using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI6005: a rule has no text.</summary>
public sealed class RuleWithoutTextTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\n\"")]
    [InlineData("null!")]
    public async Task Reports_a_rule_without_a_text(string text) => Assert.Equal(
        ["The rule 'Ok' has no text: say in one sentence what must hold, for the model reads it"],
        await AnalyzerVerifier.ReportsAsync("GI6005", $"[JsonContract] public partial record R(int A) {{ [[|Rule({text}, nameof(A))|]] private bool Ok => A > 0; }}"));
}
