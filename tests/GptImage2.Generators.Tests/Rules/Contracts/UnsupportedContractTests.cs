using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3009: no code can be generated for a contract.</summary>
public sealed class UnsupportedContractTests
{
    [Theory]
    [InlineData("public abstract partial record [|R|](string A);")]
    [InlineData("public static partial class [|R|] { }")]
    [InlineData("public ref partial struct [|R|] { }")]
    [InlineData("public abstract partial record [|R|]<T>(T A);")]
    [InlineData("file partial record [|R|](string A);")]
    [Trait("Row", "C6")]
    public Task Reports_types_that_cannot_become_contracts(string declaration) => AnalyzerVerifier.ReportsAsync("GI3009", "[JsonContract] " + declaration);
}
