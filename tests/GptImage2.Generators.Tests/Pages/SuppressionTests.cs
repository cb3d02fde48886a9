using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pages;

/// <summary>What a project says of a rule is obeyed for every warning and info, and for no error, shown on the samples of the pages.</summary>
[Trait("Row", "G1")]
public sealed class SuppressionTests
{
    public static TheoryData<string> Milder => [.. Rules.OnPages.Where(rule => rule.DefaultSeverity != DiagnosticSeverity.Error).Select(rule => rule.Id)];

    public static TheoryData<string> Errors => [.. Rules.OnPages.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Error).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Milder))]
    public async Task Every_way_to_suppress_a_warning_works(string id)
    {
        foreach ((string way, CSharpCompilation silenced) in Ways(id))
            Assert.True(await SeveritiesAsync(id, silenced) is [], way);
    }

    [Theory]
    [MemberData(nameof(Milder))]
    public async Task A_project_can_make_a_warning_an_error(string id)
    {
        CSharpCompilation compilation = Page.Compile(Page.Of(id).Cause);
        Assert.Contains(DiagnosticSeverity.Error, await SeveritiesAsync(id, ConfigFiles.EditorConfig(compilation, id, "error")));
        Assert.Contains(DiagnosticSeverity.Error, await SeveritiesAsync(id, ConfigFiles.GlobalConfig(compilation, id, "error")));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_cannot_be_suppressed(string id)
    {
        foreach ((string way, CSharpCompilation silenced) in Ways(id))
            Assert.True(await SeveritiesAsync(id, silenced) is [DiagnosticSeverity.Error, ..], way);
    }

    [Fact]
    [Trait("Row", "G5")]
    public async Task A_rule_that_is_off_by_default_reports_only_when_it_is_enabled()
    {
        foreach (DiagnosticDescriptor rule in Rules.All.Where(rule => !rule.IsEnabledByDefault))
        {
            CSharpCompilation compilation = Page.Compile(Page.Of(rule.Id).Cause);
            Assert.Empty(await SeveritiesAsync(rule.Id, compilation));
            Assert.NotEmpty(await SeveritiesAsync(rule.Id, Rules.SwitchOn(compilation, rule.Id)));
        }
    }

    private static IEnumerable<(string Way, CSharpCompilation Compilation)> Ways(string id)
    {
        string sample = Page.Of(id).Cause;
        CSharpCompilation compilation = Rules.SwitchOn(Page.Compile(sample), id);
        yield return ("#pragma", Rules.SwitchOn(Page.Compile(sample, $"#pragma warning disable {id}\n"), id));
        yield return (".editorconfig", ConfigFiles.EditorConfig(Page.Compile(sample), id, "none"));
        yield return (".globalconfig", ConfigFiles.GlobalConfig(Page.Compile(sample), id, "none"));
        yield return ("[SuppressMessage]", compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Any\", \"{id}\")]", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));
        yield return ("NoWarn", compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Suppress)])));
    }

    private static async Task<DiagnosticSeverity[]> SeveritiesAsync(string id, CSharpCompilation compilation) =>
    [
        .. (await AnalyzerVerifier.DiagnosticsAsync(compilation, Page.Of(id).Beside))
            .Where(diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed)
            .Select(diagnostic => diagnostic.Severity),
    ];
}
