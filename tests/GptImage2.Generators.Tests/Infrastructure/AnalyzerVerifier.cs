using System.Collections.Immutable;
using GptImage2.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>Holds the analyzers to diagnostics at the spans that a test marks as <c>[|span|]</c>.</summary>
internal static class AnalyzerVerifier
{
    /// <summary>Every analyzer of the package.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ClientAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation, Prompts? prompts = null)
    {
        // As in a build: the analyzers see the code with what was generated for it.
        prompts ??= Prompts.None;
        CSharpCompilation output = GeneratorRun.Unchecked(compilation, prompts).Output;
        var failures = new List<Exception>();
        ImmutableArray<Diagnostic> diagnostics = await Analyzed(output, prompts, failures).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.Empty(failures);
        return diagnostics;
    }

    /// <summary>What compiler and analyzers say together of code that has been generated for already.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AllDiagnosticsAsync(CSharpCompilation output, Prompts? prompts = null)
    {
        var failures = new List<Exception>();
        ImmutableArray<Diagnostic> diagnostics = await Analyzed(output, prompts ?? Prompts.None, failures).GetAllDiagnosticsAsync(CancellationToken.None);
        Assert.Empty(failures);
        return diagnostics;
    }

    private static CompilationWithAnalyzers Analyzed(CSharpCompilation output, Prompts prompts, List<Exception> failures) => output.WithAnalyzers(
        Analyzers,
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(prompts.Files, prompts),
            (failure, _, _) => failures.Add(failure),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    /// <summary>
    /// Asserts that exactly this rule is reported, at exactly the marked spans. Advice of other rules does not count:
    /// most sources are shorter than a project would have them.
    /// </summary>
    /// <returns>The messages, in the order of the source.</returns>
    public static async Task<IReadOnlyList<string>> ReportsAsync(string id, string markup, Prompts? prompts = null)
    {
        (string source, List<(int Start, int End)> spans) = Parse(Sources.File(markup));
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(Sources.Compile(source), prompts);
        Diagnostic[] ordered = [.. diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info || diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(
            spans.Select(span => $"{id} at '{source[span.Start..span.End]}'"),
            ordered.Select(diagnostic => $"{diagnostic.Id} at '{source[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]}'"));
        Assert.Equal(spans, ordered.Select(diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End)));
        return [.. ordered.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    public static async Task ReportsNothingAsync(string code, Prompts? prompts = null) =>
        Assert.DoesNotContain(await DiagnosticsAsync(Sources.Compile(Sources.File(code)), prompts), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

    internal static (string Source, List<(int Start, int End)> Spans) Parse(string markup)
    {
        var spans = new List<(int, int)>();
        int start;
        while ((start = markup.IndexOf("[|", StringComparison.Ordinal)) >= 0)
        {
            markup = markup.Remove(start, 2);
            int end = markup.IndexOf("|]", start, StringComparison.Ordinal);
            markup = markup.Remove(end, 2);
            spans.Add((start, end));
        }

        return (markup, spans);
    }
}
