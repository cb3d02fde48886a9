using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI6004: a member cannot be evaluated as a rule.</summary>
public sealed class RuleCannotRunTests
{
    private const string Remedy = ". Use an instance property of type bool, or a method without parameters that returns bool, of a type with [JsonContract].";

    [Theory]
    [InlineData("private static bool Ok => Random.Shared.Next() > 0;", "R.Ok", "it is static")]
    [InlineData("private int Ok => A;", "R.Ok", "it is not a bool")]
    [InlineData("private bool? Ok => null;", "R.Ok", "it is not a bool")]
    [InlineData("private bool Ok(int a) => a > A;", "R.Ok(int)", "it has parameters")]
    [InlineData("private bool Ok<T>() => A > 0;", "R.Ok<T>()", "it is generic")]
    [InlineData("private Task<bool> Ok() => Task.FromResult(A > 0);", "R.Ok()", "it is not a bool")]
    [InlineData("public bool Ok { set { } }", "R.Ok", "it has no get accessor")]
    [InlineData("public bool this[int i] => i > A;", "R.this[int]", "it is an indexer")]
    [InlineData("bool I.Ok => A > 0;", "R.I.Ok", "it implements a member of an interface explicitly")]
    public async Task Reports_members_that_cannot_be_evaluated(string member, string name, string reason) => Assert.Equal(
        [$"'{name}' cannot be a rule: {reason}{Remedy}"],
        await AnalyzerVerifier.ReportsAsync("GI6004", $"public interface I {{ bool Ok => false; }} [JsonContract] public partial record R(int A) : I {{ [[|Rule(\"A is right.\", nameof(A))|]] {member} }}"));

    [Theory]
    [InlineData("public record R(int A) { [[|Rule(\"A is right.\", nameof(A))|]] private bool Ok => A > 0; }")]
    [InlineData("public abstract class R { public int A { get; set; } [[|GptImage2.RuleAttribute(\"A is right.\", nameof(A))|]] private bool Ok => A > 0; } [JsonContract] public partial class S : R;")]
    [InlineData("public interface R { int A { get; } [[|Rule(\"A is right.\", nameof(A))|]] bool Ok => A > 0; }")]
    public Task Reports_rules_outside_of_contracts(string source) => AnalyzerVerifier.ReportsAsync("GI6004", source);

    [Fact]
    public async Task Reports_rules_of_generic_contracts_that_no_reader_can_reach() => Assert.Equal(
        ["'R<T>.Hidden' cannot be a rule: the contract is generic, so code outside of it reads it: make the member internal or public" + Remedy],
        await AnalyzerVerifier.ReportsAsync("GI6004", """
            [JsonContract] public record R<T>(T A, int B)
            {
                [[|Rule("B is right.", nameof(B))|]] private bool Hidden => B > 0;
                [Rule("B is right.", nameof(B))] internal bool Seen => B > 0;
            }
            """));
}
