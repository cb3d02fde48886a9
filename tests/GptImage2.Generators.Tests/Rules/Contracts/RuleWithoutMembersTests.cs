using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI6001: a rule names no member.</summary>
public sealed class RuleWithoutMembersTests
{
    [Fact]
    public async Task Reports_a_rule_without_names() => Assert.Equal(
        ["The rule 'Ok' names no member: add the members that it compares, with nameof, so that a violation has a place and a correction can change them"],
        await AnalyzerVerifier.ReportsAsync("GI6001", """
            [JsonContract] public partial record R(int A, int B) { [[|Rule("A is less than B.")|]] private bool Ok => A < B; }
            """));

    [Fact]
    public Task Reports_it_once_for_a_base_and_its_derived_contracts() => AnalyzerVerifier.ReportsAsync("GI6001", """
        [JsonContract] public partial record R(int A, int B) { [[|Rule("A is less than B.")|]] private bool Ok => A < B; }
        [JsonContract] public sealed partial record S(int A, int B) : R(A, B);
        """);

    [Fact]
    public Task Accepts_rules_that_name_members_of_any_kind() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract] public partial record R(int A) : Base { public int B { get; init; } [Rule("A is less than B.", nameof(A), "B", nameof(C))] private bool Ok => A < B + C; }
        public abstract record Base { public int C { get; set; } }
        [JsonContract, JsonDerivedType(typeof(One), "1")] public abstract partial record U { public int A { get; init; } [Rule("A is positive.", nameof(A))] protected virtual bool Ok => A > 0; }
        [JsonContract] public sealed partial record One : U { protected override bool Ok => true; }
        """);
}
