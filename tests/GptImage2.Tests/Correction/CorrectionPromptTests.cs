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
        CorrectionTurn turn = CorrectionPrompt.For(Reply, [Violation(ContractRule.Range, "1")], null, sendsImages: true);

        Assert.Equal(ExchangeKind.Correction, turn.Kind);
        Assert.StartsWith("Your reply breaks the rules for it in this place:\n- /a/b: expected a number, found 1\n", turn.Instruction, StringComparison.Ordinal);
        Assert.EndsWith("Correct these places and leave all else as it is.", turn.Instruction, StringComparison.Ordinal);
        Assert.True(turn.SendsImages);
    }

    [Fact]
    public void With_a_plan_the_prompt_requests_only_its_places()
    {
        ContractViolation[] violations = [Violation(ContractRule.Type, "\"x\"")];
        CorrectionTurn turn = CorrectionPrompt.For(Reply, violations, PatchPlan.For(Reply, violations), sendsImages: false);

        Assert.Equal(ExchangeKind.PatchCorrection, turn.Kind);
        Assert.EndsWith("{\"/a/b\":…}", turn.Instruction, StringComparison.Ordinal);
        Assert.False(turn.SendsImages);
    }

    [Fact]
    public void A_long_path_is_cut_in_the_middle()
    {
        var violation = new ContractViolation("/" + new string('n', 4000) + "/price", ContractRule.Type, "a number", "1", 5);

        CorrectionTurn turn = CorrectionPrompt.For(Reply, [violation], null, sendsImages: true);

        Assert.InRange(turn.Instruction.Length, 200, 400);
        Assert.Contains("nnn…nnn", turn.Instruction, StringComparison.Ordinal);
        Assert.Contains("/price: expected", turn.Instruction, StringComparison.Ordinal);
        Assert.Equal(4007, violation.Path.Length);
    }

    [Fact]
    public void With_the_most_violations_the_prompt_says_that_there_may_be_more()
    {
        CorrectionTurn turn = CorrectionPrompt.For(Reply, [.. Enumerable.Repeat(Violation(ContractRule.Range, "1"), 64)], null, sendsImages: true);

        Assert.StartsWith("Your reply breaks the rules for it in these places:\n- ", turn.Instruction, StringComparison.Ordinal);
        Assert.Contains("- and in other places that are not listed here\nReply again with the whole JSON.", turn.Instruction, StringComparison.Ordinal);
    }

    private static ContractViolation Violation(ContractRule rule, string? found) => new("/a/b", rule, "a number", found, 5);
}
