using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.CodeFixes.Tests.Infrastructure;

/// <summary>What the compiler and the analyzers report for a solution with its generated code.</summary>
internal static class SolutionAnalysis
{
    /// <summary>What our analyzers report, or the compiler where its id is asked for, in the order of the documents.</summary>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Diagnostic)>> ReportsAsync(Solution solution, string? id = null)
    {
        var reports = new List<(Document, Diagnostic)>();
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            ImmutableArray<DiagnosticAnalyzer> analyzers = [.. project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))];
            ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
            if (id?.StartsWith("CS", StringComparison.Ordinal) == true)
                diagnostics = compilation.GetDiagnostics();
            reports.AddRange(diagnostics
                .Where(diagnostic => id is null || diagnostic.Id == id)
                .Select(diagnostic => (solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic)));
        }

        return [.. reports.OrderBy(report => report.Item1.Name, StringComparer.Ordinal).ThenBy(report => report.Item2.Location.SourceSpan.Start)];
    }

    public static async Task CompilesAsync(Solution solution)
    {
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.NotEmpty(await project.GetSourceGeneratedDocumentsAsync());
        }
    }
}
