using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI6003: a rule is true or false by constants, whatever the reply is.</summary>
public sealed class ConstantRuleTests
{
    [Theory]
    [InlineData("bool Ok => true;", "true")]
    [InlineData("bool Ok() => (false);", "false")]
    [InlineData("bool Ok() { return 1 + 1 == 2; }", "true")]
    [InlineData("bool Ok { get => false; }", "false")]
    [InlineData("bool Ok { get { return Always; } }", "true")]
    [InlineData("bool Ok { get; } = true;", "true")]
    public async Task Reports_a_member_that_is_always_the_same(string member, string value) => Assert.Equal(
        [$"The rule 'Ok' is always {value}: compare members of the contract in it"],
        await AnalyzerVerifier.ReportsAsync("GI6003", $"[JsonContract] public partial record R(int A) {{ private const bool Always = true; [[|Rule(\"A is right.\", nameof(A))|]] private {member} }}"));

    [Theory]
    [InlineData("private bool Ok => A > 0;")]
    [InlineData("protected virtual bool Ok => true;")]
    [InlineData("private bool Ok { get; } = A > 0;")]
    [InlineData("public bool Ok { get; set; } = true;")]
    [InlineData("private bool Ok() { if (A > 0) return true; return false; }")]
    public Task Accepts_a_member_that_depends_on_the_value(string member) => AnalyzerVerifier.ReportsNothingAsync(
        $"[JsonContract] public partial record R(int A) {{ [Rule(\"A is right.\", nameof(A))] {member} }}");
}
