using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3018: values of an enum with [Flags] share bits by mistake.</summary>
public sealed class OverlappingFlagsTests
{
    private const string Repair = "give each flag a bit of its own (1, 2, 4, 8, …), and write combinations as 'A | B'";

    [Theory]
    [InlineData("None, Read, Write, [|Execute|], Share", "'Execute' is 3, which is 'Read' and 'Write' at once: " + Repair)]
    [InlineData("A = 1, B = 2, [|C|] = 3, D = 4", "'C' is 3, which is 'A' and 'B' at once: " + Repair)]
    [InlineData("A = 1, [|B|] = 6", "'B' is 6, which has bits that no flag has alone: " + Repair)]
    [InlineData("A = 1, B = 2, [|All|] = -1", "'All' is negative and has bits that no flag has: write it as a combination, 'A | B'")]
    [InlineData("A = 1, B = 2, [|All|] = ~0", "'All' is negative and has bits that no flag has: write it as a combination, 'A | B'")]
    public async Task Reports_flags_that_overlap(string members, string problem) => Assert.Equal(
        [$"[Flags] enum 'Rights': {problem}"],
        await AnalyzerVerifier.ReportsAsync("GI3018", $$"""
            [JsonContract] public partial record R(Rights A, List<Rights?> B);
            [JsonContract] public partial record S(Dictionary<string, Rights[]> A);
            [Flags] public enum Rights { {{members}} }
            """));

    [Theory]
    [InlineData("None = 0, Read = 1, Write = 2, All = Read | Write")]
    [InlineData("Read = 1, Write = 2, Both = 3")]
    [InlineData("A = 1 << 0, B = 1 << 1, C = 1 << 2, D = 1 << 31")]
    [InlineData("A = 1, Sign = int.MinValue, Both = A | Sign")]
    [InlineData("None, A, B")]
    [InlineData("A = 1, B = 2, C = 4, AC = A | C, Same = B")]
    public Task Accepts_flags_with_bits_of_their_own(string members) => AnalyzerVerifier.ReportsNothingAsync($$"""
        [JsonContract] public partial record R(Rights A);
        [Flags] public enum Rights { {{members}} }
        """);

    [Fact]
    public Task Ignores_an_enum_that_no_contract_holds() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract] public partial record R(int A);
        [Flags] public enum Rights { A, B, C, D, E }
        """);
}
