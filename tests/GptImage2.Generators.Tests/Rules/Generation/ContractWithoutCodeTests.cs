using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI0015: no code was generated for a contract of another project.</summary>
public sealed class ContractWithoutCodeTests
{
    [Fact]
    public async Task Reports_a_contract_of_a_project_without_the_generator()
    {
        CSharpCompilation library = Sources.Compile(Sources.File("namespace L; [JsonContract] public partial record Line(string Name);")).WithAssemblyName("Library");
        CSharpCompilation app = Sources.Compile(Sources.File("[JsonContract] public partial record Product(L.Line Line); class Uses { string Schema() => Product.JsonSchema; }")).AddReferences(library.ToMetadataReference());

        Diagnostic reported = Assert.Single(await AnalyzerVerifier.AllDiagnosticsAsync(GeneratorRun.Unchecked(app).Output), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            ("GI0015", "'Product.Line' holds the contract 'L.Line' of the project 'Library', for which no code was generated: reference the package GptImage2.Generators in 'Library'"),
            (reported.Id, reported.GetMessage(CultureInfo.InvariantCulture)));
    }
}
