using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3063: a contract that is compared by value holds one that is compared by reference.</summary>
public sealed class ComparedByReferenceTests
{
    [Theory]
    [InlineData("[JsonContract] public partial record D(List<int> B);", "'D.B' in it")]
    [InlineData("[JsonContract] public partial record D(IReadOnlyDictionary<string, int> B);", "'D.B' in it")]
    [InlineData("[JsonContract] public partial record D(string A, int[] B);", "'D.B' in it")]
    [InlineData("public record B0(int[] B); [JsonContract] public partial record D(string A, int[] B) : B0(B);", "'D.B' in it")]
    [InlineData("[JsonContract] public partial class D { public int B { get; init; } }", "'D' in it")]
    public async Task Reports_contracts_that_are_compared_by_reference(string inner, string what) => Assert.Equal(
        [$"'C' is compared by value, but {what} by reference, so equal replies differ: set ValueEquality on 'D' too"],
        await AnalyzerVerifier.ReportsAsync("GI3063", $"[JsonContract(ValueEquality = true)] public partial record [|C|](List<D> A); {inner}"));

    [Theory]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(D A); [JsonContract(ValueEquality = true)] public partial record D(List<int> B);")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(D A); [JsonContract] public partial record D(string B, int E);")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(D<int> A); [JsonContract] public partial record D<T>(List<T> B);")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(D A); [JsonContract] public sealed partial class D { public int B { get; init; } public bool Equals(D? other) => other is not null && B == other.B; }")]
    [InlineData("[JsonContract] public partial record C(D A); [JsonContract] public partial record D(List<int> B);")]
    public Task Accepts_contracts_that_are_compared_by_value(string code) => AnalyzerVerifier.ReportsNothingAsync(code);
}
