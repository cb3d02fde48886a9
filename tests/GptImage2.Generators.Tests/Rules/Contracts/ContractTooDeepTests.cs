using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3060: the contracts in a contract are nested deeper than a reply can be.</summary>
public sealed class ContractTooDeepTests
{
    [Fact]
    public async Task Reports_the_first_contract_of_a_chain_that_is_too_deep() => Assert.Equal(
        ["A value of 'C65' has more than 64 objects in each other, which no reader accepts: make a member of this chain nullable, or join some of the contracts"],
        await AnalyzerVerifier.ReportsAsync("GI3060", Chain(70, "C{0} A").Replace(" C65(", " [|C65|](", StringComparison.Ordinal)));

    [Theory]
    [InlineData(64, "C{0} A")]
    [InlineData(70, "C{0}? A")]
    [InlineData(70, "List<C{0}> A")]
    public Task Accepts_contracts_that_a_reply_can_fulfil(int count, string member) => AnalyzerVerifier.ReportsNothingAsync(Chain(count, member));

    // A build does not see everything that would have to be known of a contract of another project.
    [Fact]
    public async Task Contracts_of_another_project_count_as_one_level() => Assert.Empty(
        (await TwoProjects.ViewAsync("namespace L; " + Chain(64, "C{0} A"), "[JsonContract] public partial record R(L.C64 A);")).Ids);

    private static string Chain(int count, string member) =>
        "[JsonContract] public partial record C1(int A);\n" + string.Join("\n", Enumerable.Range(2, count - 1).Select(i => $"[JsonContract] public partial record C{i}({string.Format(System.Globalization.CultureInfo.InvariantCulture, member, i - 1)});"));
}
