using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1006: no code can be generated for an interface.</summary>
public sealed class UnsupportedClientTests
{
    [Theory]
    [InlineData("[JsonModeClient] public partial interface [|IReader|]<T> { }")]
    [InlineData("public partial class Outer<T> { [JsonModeClient] public partial interface [|IReader|] { } }")]
    [InlineData("[JsonModeClient] file partial interface [|IReader|] { }")]
    [Trait("Row", "C6")]
    public Task Reports_interfaces_that_cannot_become_clients(string code) => AnalyzerVerifier.ReportsAsync("GI1006", code);
}
