using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI6002: a rule names something that is not a member of its contract.</summary>
public sealed class RuleOfUnknownMemberTests
{
    [Theory]
    [InlineData("nameof(A), [|\"Totl\"|]", "'Totl', which is not a member of contract 'R' (did you mean 'Total'?)")]
    [InlineData("[|\"total\"|], nameof(A)", "'total', which is not a member of contract 'R' (did you mean 'Total'?)")]
    [InlineData("[|nameof(Ignored)|]", "'Ignored', which is not a member of contract 'R'")]
    [InlineData("[|nameof(Computed)|]", "'Computed', which is not a member of contract 'R'")]
    [InlineData("[|nameof(Ok)|]", "'Ok', which is not a member of contract 'R'")]
    [InlineData("[|\"\"|]", "'', which is not a member of contract 'R'")]
    public async Task Reports_the_name(string names, string message) => Assert.Equal(
        [$"The rule 'Ok' names {message}: name a member as it is declared in C#"],
        await AnalyzerVerifier.ReportsAsync("GI6002", Contract($"[Rule(\"A is less than the total.\", {names})]")));

    [Fact]
    public Task Reports_an_array_of_names_at_the_attribute() =>
        AnalyzerVerifier.ReportsAsync("GI6002", Contract("[[|Rule(\"A is less than the total.\", new[] { \"Totl\" })|]]"));

    [Fact]
    public async Task Says_nothing_of_a_member_whose_type_is_reported() => Assert.Single(await AnalyzerVerifier.ReportsAsync(
        "GI3002",
        """
        public sealed class Other { public int X { get; set; } }
        [JsonContract] public partial record R(int A, Other [|Total|])
        {
            [Rule("A is less than the total.", nameof(A), nameof(Total))] private bool Ok => A < Total.X;
        }
        """));

    private static string Contract(string rule) => $$"""
        [JsonContract] public partial record R(int A, int Total)
        {
            [JsonIgnore] public int Ignored { get; set; }
            public int Computed => 3;
            {{rule}} private bool Ok => A < Total;
        }
        """;
}
