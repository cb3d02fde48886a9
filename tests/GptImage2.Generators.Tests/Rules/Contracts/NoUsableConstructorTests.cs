using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI3004: no object of a contract can be made from its members.</summary>
public sealed class NoUsableConstructorTests
{
    [Theory]
    [InlineData("public partial class [|R|] { private R() { } }")]
    [InlineData("public partial class [|R|] { public R(int a) { } public R(string b) { } }")]
    [InlineData("public partial class [|R|] { public R(int a) { } public string A { get; set; } = \"\"; }")]
    [InlineData("public partial class [|R|] { [JsonConstructor] public R() { } [JsonConstructor] public R(int a) { A = a; } public int A { get; set; } }")]
    [InlineData("public partial record [|R|]([property: JsonIgnore] int A);")]
    [InlineData("public partial class [|R|] { [JsonIgnore] public required int A { get; set; } }")]
    [InlineData("public partial class [|R|](int a) { public required int A { get; set; } = a; }")]
    [InlineData("public partial class [|R|] { [JsonIgnore] public required int A; }")]
    [InlineData("internal partial class [|R|] { internal required int A { get; set; } }")]
    public Task Reports_types_without_a_usable_constructor(string declaration) => AnalyzerVerifier.ReportsAsync("GI3004", "[JsonContract] " + declaration);
}
