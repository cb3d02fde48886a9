using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>A contract that derives from a contract is read itself, or the reason is reported at it.</summary>
public sealed class DerivedContractTests
{
    private const string Doc = "[JsonContract] public partial class Doc { public int Number { get; private set; } } ";

    [Theory]
    [InlineData(Doc + "[JsonContract] public partial class [|Invoice|] : Doc { public int Total { get; set; } }")]
    [InlineData("[JsonContract] public partial class Named(string n) { public string N { get; } = n; } [JsonContract] public partial class [|Sub|] : Named { public int B { get; set; } public Sub(int b) : base(\"x\") { B = b; } }")]
    [InlineData("[JsonContract] public partial class P { public string Note { get; protected set; } = \"n\"; public int A { get; private set; } } [JsonContract] public sealed partial class [|Q|] : P { public int B { get; set; } }")]
    [InlineData(Doc + "[JsonContract] public partial class [|Invoice|] : Doc { public int Total { get; set; } } [JsonContract] public partial record Box(Invoice Item, List<Invoice> Many);")]
    [InlineData(Doc + "public class Middle : Doc { } [JsonContract] public partial class [|Invoice|] : Middle { public int Total { get; set; } }")]
    [InlineData("[JsonContract] public partial class Doc { private int _n; public int Number { get => _n; private set => _n = value; } } [JsonContract] public partial class [|Invoice|] : Doc;")]
    public async Task A_member_that_only_the_base_can_set_is_reported_at_the_derived_contract(string program)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI3008", program);
        Assert.Contains("inherits it, but can call no accessor of it", Assert.Single(messages), StringComparison.Ordinal);
        (string source, _) = AnalyzerVerifier.Parse(Sources.File(program));
        Assert.Empty(GeneratorRun.Unchecked(Sources.Compile(source)).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("[JsonContract] public partial class Base1 { public required int A { get; set; } public int S { get; private set; } }", "[JsonContract] public partial class App1 : L.Base1 { public int B { get; set; } }")]
    [InlineData("[JsonContract] public partial class Base1(string n) { public string S { get; } = n; }", "[JsonContract] public partial class App1 : L.Base1 { public int B { get; set; } public App1(int b) : base(\"x\") { B = b; } }")]
    public async Task So_it_is_if_the_base_is_in_another_project(string library, string app)
    {
        TwoProjects.View view = await TwoProjects.ViewAsync("namespace L; " + library, app);
        Assert.StartsWith("GI3008 at 'App1': 'L.Base1.S' cannot be set: 'App1' inherits it", view.Diagnostics, StringComparison.Ordinal);
        Assert.Empty(view.Errors);
    }

    [Theory]
    [InlineData("[JsonContract] public partial class Doc { public object? [|Any|] { get; set; } } [JsonContract] public partial class Invoice : Doc;", "GI3003")]
    [InlineData("[JsonContract] public partial class Doc { public int [|Any|] { get; } } [JsonContract] public partial class Invoice : Doc;", "GI3008")]
    public Task A_mistake_of_the_base_is_reported_there_alone(string program, string id) => AnalyzerVerifier.ReportsAsync(id, program);

    [Fact]
    public Task An_error_that_the_base_does_not_have_itself_is_reported_at_the_derived_contract() => AnalyzerVerifier.ReportsAsync(
        "GI3005",
        "[JsonContract] public partial class Doc { [JsonPropertyOrder(1)] public int Number { get; set; } } [JsonContract] public partial class [|Invoice|] : Doc { [JsonPropertyName(\"number\")] public int Total { get; set; } }");
}
