using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3001: a contract is not partial.</summary>
public sealed class ContractNotPartialTests
{
    [Fact]
    [Trait("Row", "C7")]
    public Task Reports_a_contract_that_is_not_partial() => AnalyzerVerifier.ReportsAsync("GI3001", "[JsonContract] public record [|R|](string A);");
}
