using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3010: a public field is not part of the contract.</summary>
public sealed class FieldOutsideContractTests
{
    [Fact]
    public Task Reports_a_public_field() => AnalyzerVerifier.ReportsAsync("GI3010", """
        [JsonContract] public partial class R { public int [|A|]; [JsonIgnore] public int B; private int c; public string D { get; set; } = ""; }
        """);
}
