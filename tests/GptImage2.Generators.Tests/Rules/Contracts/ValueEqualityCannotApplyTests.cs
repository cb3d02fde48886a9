using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3062: a contract that is to be compared by value is not.</summary>
public sealed class ValueEqualityCannotApplyTests
{
    [Theory]
    [InlineData("[JsonContract(ValueEquality = true)] public partial class [|C|] { public required string A { get; init; } }", "make it a record, or remove ValueEquality")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial struct [|C|] { public required string A { get; init; } }", "make it a record, or remove ValueEquality")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record [|C|](string A) { public virtual bool Equals(C? other) => other is not null; public override int GetHashCode() => 0; }", "the record declares Equals or GetHashCode itself. Remove them, or remove ValueEquality")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record [|C|](string A) { public override int GetHashCode() => 0; }", "the record declares Equals or GetHashCode itself. Remove them, or remove ValueEquality")]
    public async Task Reports_contracts_that_stay_as_they_are(string code, string reason) =>
        Assert.Equal([$"ValueEquality does not change how 'C' is compared: {reason}"], await AnalyzerVerifier.ReportsAsync("GI3062", code));

    [Fact]
    public async Task Reports_a_generic_contract() => Assert.Equal(
        ["ValueEquality does not change how 'C<T>' is compared: no code is generated for a generic contract itself. Remove it here, and set it on the contracts that hold this one: they compare its members"],
        await AnalyzerVerifier.ReportsAsync("GI3062", "[JsonContract(ValueEquality = true)] public partial record [|C|]<T>(T A); [JsonContract] public partial record D(C<int> A);"));

    [Theory]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(List<string> A);")]
    [InlineData("[JsonContract(ValueEquality = true)] public readonly partial record struct C(List<string> A);")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(string A) { public override string ToString() => A; }")]
    [InlineData("[JsonContract(ValueEquality = true)] public partial record C(string A) { public bool Equals(string other) => A == other; }")]
    [InlineData("[JsonContract(ValueEquality = false)] public partial class C { public required string A { get; init; } }")]
    [InlineData("[JsonContract(ValueEquality = true), JsonDerivedType(typeof(D), \"d\")] public abstract partial record C(string A); [JsonContract(ValueEquality = true)] public sealed partial record D(string A, List<int> B) : C(A);")]
    public Task Accepts_records(string code) => AnalyzerVerifier.ReportsNothingAsync(code);
}
