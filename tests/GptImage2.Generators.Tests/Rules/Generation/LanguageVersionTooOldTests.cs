using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI0011: the project is compiled as a version of C# that generated code is not written in.</summary>
public sealed class LanguageVersionTooOldTests
{
    private const string Program = """
        [JsonContract] public partial record Line(string Name, object Value);
        [JsonContract] public partial record Product(string Name, List<Line> Lines);
        [JsonModeClient] public partial interface IShop { [UserMessage("Which? {curency}")] Task<Product> AskAsync(string currency); }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public async Task Reports_one_error_for_a_project(LanguageVersion version, string name)
    {
        CSharpCompilation input = Sources.Compile(Sources.Options.WithLanguageVersion(version), Sources.File("class First { }"), Sources.File(Program));
        var run = GeneratorRun.Unchecked(input);
        ImmutableArray<Diagnostic> all = await AnalyzerVerifier.AllDiagnosticsAsync(run.Output);

        Assert.Empty(run.Files);
        Diagnostic reported = Assert.Single(all, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            ("GI0011", "Line", $"Nothing is generated in this project, because it is compiled as C# {name} and generated code needs C# 11: remove <LangVersion> from the project file, or set it to 11 or newer"),
            (reported.Id, reported.Location.SourceTree!.ToString().Substring(reported.Location.SourceSpan.Start, reported.Location.SourceSpan.Length), reported.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_project_without_annotated_types_is_not_reported() => Assert.Empty(
        await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.Options.WithLanguageVersion(LanguageVersion.CSharp9), Sources.File("class First { }"))));

    [Fact]
    public async Task The_oldest_version_that_generated_code_is_written_in_is_not_reported()
    {
        CSharpCompilation input = Sources.Compile(Sources.Options.WithLanguageVersion(LanguageVersion.CSharp11), Sources.File("[JsonContract] public partial record Line(string Name);"));
        Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(input));
        Assert.Single(GeneratorRun.Of(input).Files);
    }
}
