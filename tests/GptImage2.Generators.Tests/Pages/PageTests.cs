using System.Collections.Immutable;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Pages;

/// <summary>The pages are correct: the mistake on a page is reported with its id, and the fix is not reported.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Ids => [.. Rules.OnPages.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_cause_on_a_page_is_reported_and_has_no_other_error(string id)
    {
        var page = Page.Of(id);
        CSharpCompilation compilation = Rules.SwitchOn(Page.Compile(page.Cause));

        Assert.Contains(id, (await AnalyzerVerifier.DiagnosticsAsync(compilation, page.Beside)).Select(diagnostic => diagnostic.Id));
        Assert.Empty(Errors(compilation, page.Beside));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_fix_on_a_page_compiles_and_is_not_reported(string id)
    {
        var page = Page.Of(id);
        Assert.NotEmpty(page.Fixes);
        foreach (string sample in page.Fixes)
        {
            CSharpCompilation compilation = Rules.SwitchOn(Page.Compile(sample));
            Assert.DoesNotContain(id, (await AnalyzerVerifier.DiagnosticsAsync(compilation, page.Beside)).Select(diagnostic => diagnostic.Id));
            Assert.Empty(Errors(compilation, page.Beside));
        }
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation, Prompts beside) =>
        GeneratorRun.Unchecked(compilation, beside).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
