using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class RuleMemberTests
{
    [Theory]
    [InlineData("[|\"total\"|]", "nameof(Total)")]
    [InlineData("[|nameof(Totl)|]", "nameof(Total)")]
    public Task A_rule_names_the_member_that_was_meant(string before, string after) =>
        FixVerifier.FixesAsync("GI6002", "Name 'Total'", Contract(before), Contract(after));

    [Fact]
    public Task Every_name_is_corrected_by_itself() => FixVerifier.FixesAsync(
        "GI6002",
        "Name 'Total'",
        Contract("[|\"total\"|], nameof(Total), [|\"Nett\"|]"),
        Contract("nameof(Total), nameof(Total), nameof(Net)"),
        FixAllScope.Document);

    [Theory]
    [InlineData("[|\"Nothing like it\"|]")]
    public Task Nothing_is_offered_where_no_member_is_similar(string names) => FixVerifier.OffersAsync("GI6002", Contract(names));

    private static string Contract(string names) => $$"""
        [JsonContract]
        public partial record R(int Net, int Total)
        {
            public const string Totl = "";

            [Rule("Net is at most the total.", {{names}})]
            private bool Ok => Net <= Total;
        }
        """;
}
