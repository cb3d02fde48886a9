using System.Text;
using GptImage2.Correction;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Tests.Correction;

public sealed class CorrectionPromptTests
{
    private static readonly byte[] Reply = Encoding.UTF8.GetBytes($$"""{"a":{"b":"x"},"pad":"{{new string('x', 2000)}}"}""");

    [Fact]
    public void Without_a_plan_the_prompt_requests_the_complete_reply()
    {
        CorrectionTurn turn = CorrectionPrompt.For(Reply, [Violation(ContractRule.Range, "1")], null);

        Assert.Equal(ExchangeKind.Correction, turn.Kind);
        Assert.StartsWith("Your reply breaks the rules for it in this place:\n- /a/b: expected a number, found 1\n", turn.Instruction, StringComparison.Ordinal);
        Assert.EndsWith("Correct these places and leave all else as it is.", turn.Instruction, StringComparison.Ordinal);
        Assert.True(turn.SendsImages);
    }

    [Fact]
    public void With_a_plan_the_prompt_requests_only_its_places()
    {
        ContractViolation[] violations = [Violation(ContractRule.Type, "\"x\"")];
        CorrectionTurn turn = CorrectionPrompt.For(Reply, violations, PatchPlan.For(Reply, violations));

        Assert.Equal(ExchangeKind.PatchCorrection, turn.Kind);
        Assert.EndsWith("{\"/a/b\":…}", turn.Instruction, StringComparison.Ordinal);
        Assert.False(turn.SendsImages);
    }

    [Theory]
    [InlineData(ContractRule.Duplicate, "1", false)]
    [InlineData(ContractRule.Format, "\"12 May\"", false)]
    [InlineData(ContractRule.Format, "\"unknown\"", true)]
    [InlineData(ContractRule.Type, null, true)]
    [InlineData(ContractRule.Required, null, true)]
    public void Images_are_sent_again_when_a_value_has_to_be_read_again(ContractRule rule, string? found, bool needsImages) =>
        Assert.Equal(needsImages, CorrectionPrompt.For(Reply, [Violation(rule, found)], null).SendsImages);

    private static ContractViolation Violation(ContractRule rule, string? found) => new("/a/b", rule, "a number", found, 5);
}
